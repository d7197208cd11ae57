package wellspring.model.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;
import wellspring.model.text.Vocabulary;
import wellspring.model.text.WordTokenizer;

/**
 * A language of independent tokens whose frequencies follow Zipf's law: the exactly solvable case.
 *
 * <p>The words are {@code w1}, {@code w2}, ...; the word of rank r has a probability proportional
 * to {@code r^-exponent} (Zipf, 1949) and the token number r - 1. All documents are equally long.
 *
 * <p>A style is the probabilities of the words. Texts are rewritten word by word.
 */
public final class ZipfLanguage implements StyledLanguage, RewritableLanguage {
  private final DocumentEnd.FixedLength documentEnd;
  private final double[] probabilities;
  private final WordTokenizer tokenizer;
  private final SharedStateDiscreteSampler sampler;

  /**
   * @param vocabulary how many words, at least 1
   * @param exponent how steeply frequencies fall with rank; 0 makes all words equally frequent
   * @param documentTokens how many tokens each document has, at least 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public ZipfLanguage(int vocabulary, double exponent, int documentTokens) {
    if (vocabulary < 1) {
      throw new IllegalArgumentException("a vocabulary needs a word, not " + vocabulary);
    }
    if (!(exponent >= 0) || Double.isInfinite(exponent)) {
      throw new IllegalArgumentException("exponent must be 0 or more, not " + exponent);
    }
    documentEnd = new DocumentEnd.FixedLength(documentTokens);
    probabilities = probabilities(vocabulary, exponent);
    tokenizer =
        new WordTokenizer(
            new Vocabulary(IntStream.rangeClosed(1, vocabulary).mapToObj(r -> "w" + r).toList()));
    sampler = sampler(probabilities);
  }

  @Override
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  @Override
  public DocumentEnd documentEnd() {
    return documentEnd;
  }

  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
    return writing(seed, cohort, round, sampler);
  }

  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents, double[] style) {
    Styles.require(style, probabilities.length);
    return writing(seed, cohort, round, sampler(style));
  }

  private CohortWriting writing(
      Seed seed, String cohort, int round, SharedStateDiscreteSampler words) {
    return index -> document(words, DocumentStreams.written(seed, cohort, round, index));
  }

  @Override
  public List<String> heldOut(Seed seed, int documentsMax) {
    return DocumentStreams.heldOut(
        seed, documentsMax, (index, random) -> document(sampler, random));
  }

  @Override
  public double[] tokenFrequencies() {
    return probabilities.clone();
  }

  @Override
  public Optional<TokenDistribution> truth() {
    return Optional.of(new IndependentTokens(probabilities));
  }

  @Override
  public double[] usualStyle() {
    return probabilities.clone();
  }

  @Override
  public double[] dialect(Seed seed, String cohort, double share) {
    return Styles.dialect(
        probabilities, share, seed.fixedStream("dialect", cohort, 0), probabilities.length);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The relative frequencies of the words that the language has.
   */
  @Override
  public double[] styleOf(List<String> documents) {
    KnownWords words = new KnownWords(tokenizer);
    long[] counts = new long[probabilities.length];
    int[] ranks = new int[documentEnd.tokens()];
    for (String document : documents) {
      int plain = ranks(document, ranks);
      for (int i = 0; i < plain; i++) {
        counts[ranks[i] - 1]++;
      }
      if (plain < 0) {
        for (int token : words.tokens(document)) {
          if (token != KnownWords.UNKNOWN) {
            counts[token]++;
          }
        }
      }
    }
    return Styles.relative(counts, usualStyle());
  }

  /**
   * The ranks of a document's words, read from their digits: of a large population that is a tenth
   * of the time that it takes to look each word up.
   *
   * @param ranks where they are put
   * @return how many there are; -1 if it is no document as people and models write them
   */
  private int ranks(String document, int[] ranks) {
    int count = 0;
    int at = 0;
    while (at < document.length()) {
      int rank = 0;
      int digits = at + 1;
      while (digits < document.length() && isDigit(document.charAt(digits)) && rank <= ranksMax()) {
        rank = 10 * rank + document.charAt(digits) - '0';
        digits++;
      }
      boolean word =
          document.charAt(at) == 'w'
              && digits > at + 1
              && document.charAt(at + 1) != '0'
              && rank <= ranksMax()
              && (digits == document.length() || document.charAt(digits) == ' ');
      if (!word || count == ranks.length || digits + 1 == document.length()) {
        return -1;
      }
      ranks[count++] = rank;
      at = digits + 1;
    }
    return count;
  }

  private int ranksMax() {
    return probabilities.length;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /**
   * {@inheritDoc}
   *
   * <p>A part is a word. Where the other text has none, or one that the language lacks, the
   * writer's stays.
   */
  @Override
  public Rewriting rewrite(
      String own, String other, double strength, UniformRandomProvider random) {
    double replaced = Share.of(strength).value();
    int[] tokens = tokenizer.encode(own);
    int[] others = new KnownWords(tokenizer).tokens(other);
    int ownTokens = tokens.length;
    for (int i = 0; i < tokens.length; i++) {
      boolean isReplaced = random.nextDouble() < replaced;
      if (isReplaced && i < others.length && others[i] != KnownWords.UNKNOWN) {
        tokens[i] = others[i];
        ownTokens--;
      }
    }
    return ownTokens == tokens.length
        ? new Rewriting(own, 1)
        : new Rewriting(tokenizer.decode(tokens), (double) ownTokens / tokens.length);
  }

  private String document(SharedStateDiscreteSampler words, UniformRandomProvider random) {
    int[] tokens = new int[documentEnd.tokens()];
    SharedStateDiscreteSampler own = words.withUniformRandomProvider(random);
    Arrays.setAll(tokens, i -> own.sample());
    return tokenizer.decode(tokens);
  }

  /** Only its tables are used: each document brings its own generator. */
  private static SharedStateDiscreteSampler sampler(double[] probabilities) {
    return AliasMethodDiscreteSampler.of(RandomSource.XO_SHI_RO_256_PP.create(0), probabilities);
  }

  private static double[] probabilities(int vocabulary, double exponent) {
    double[] weights = new double[vocabulary];
    Arrays.setAll(weights, i -> StrictMath.pow(i + 1, -exponent));
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    for (int i = 0; i < vocabulary; i++) {
      weights[i] /= total;
    }
    return weights;
  }

  /** The same distribution after every prefix. */
  private static final class IndependentTokens implements TokenDistribution {
    private final double[] probabilities;

    IndependentTokens(double[] probabilities) {
      this.probabilities = probabilities;
    }

    @Override
    public double[] after(int[] prefix) {
      return probabilities.clone();
    }

    @Override
    public boolean dependsOnPrefix() {
      return false;
    }
  }
}
