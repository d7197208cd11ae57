package wellspring.agents.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;
import wellspring.model.text.Vocabulary;
import wellspring.model.text.WordTokenizer;

/**
 * A language in which the place decides which tokens are right: the first so many, all alike.
 *
 * <p>Whoever knows how often tokens are used, and not where, errs with a chance that depends on the
 * place alone.
 */
final class NarrowLanguage implements TokenLanguage {
  private final int vocabulary;
  private final int[] right;
  private final WordTokenizer tokenizer;

  /**
   * @param vocabulary how many words there are
   * @param right by place in a document how many are right there
   */
  NarrowLanguage(int vocabulary, int... right) {
    this.vocabulary = vocabulary;
    this.right = right.clone();
    this.tokenizer =
        new WordTokenizer(
            new Vocabulary(IntStream.rangeClosed(1, vocabulary).mapToObj(i -> "w" + i).toList()));
  }

  @Override
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  @Override
  public DocumentEnd documentEnd() {
    return new DocumentEnd.FixedLength(right.length);
  }

  @Override
  public double[] tokenFrequencies() {
    double[] frequencies = new double[vocabulary];
    for (int tokens : right) {
      for (int token = 0; token < tokens; token++) {
        frequencies[token] += 1.0 / tokens / right.length;
      }
    }
    return frequencies;
  }

  @Override
  public Optional<TokenDistribution> truth() {
    boolean same = Arrays.stream(right).distinct().count() == 1;
    return Optional.of(
        new TokenDistribution() {
          @Override
          public double[] after(int[] prefix) {
            double[] next = new double[vocabulary];
            int tokens = right[Math.min(prefix.length, right.length - 1)];
            Arrays.fill(next, 0, tokens, 1.0 / tokens);
            return next;
          }

          @Override
          public boolean dependsOnPrefix() {
            return !same;
          }
        });
  }

  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
    return index -> document(seed.stream("narrow", cohort + "/" + index, round));
  }

  @Override
  public List<String> heldOut(Seed seed, int documentsMax) {
    return IntStream.range(0, documentsMax)
        .mapToObj(index -> document(seed.stream("narrow", "held-out", index)))
        .toList();
  }

  private String document(UniformRandomProvider random) {
    return Arrays.stream(right)
        .mapToObj(tokens -> "w" + (1 + random.nextInt(tokens)))
        .collect(Collectors.joining(" "));
  }
}
