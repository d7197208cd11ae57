package wellspring.model.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TextSummary.PartSize;
import wellspring.model.language.file.LanguageException;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.file.ReadingWatcher;
import wellspring.model.language.file.TextDocuments;
import wellspring.model.language.file.TextInventory;
import wellspring.model.random.Seed;
import wellspring.model.text.ByteTokenizer;
import wellspring.model.text.CharacterTokenizer;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;
import wellspring.model.text.WordTokenizer;

/**
 * The language of the user's own text: people write what stands in it, and its truth is unknown.
 *
 * <p>A part is held out ({@link HeldOutSplit}), the same in every run over the same files. The
 * vocabulary is closed: it has all words of both parts, and one for the words that only a model
 * with tokens of its own makes up ({@link WordTokenizer#UNKNOWN}); people use that one only where
 * it stands in their text.
 *
 * <p>A style is the probabilities of the tokens. Texts are rewritten sentence by sentence ({@link
 * SentenceMix}).
 */
public final class TextLanguage implements StyledLanguage, RewritableLanguage {
  private final TextInventory inventory;
  private final HeldOutSplit split;
  private final ShuffledPasses passes;
  private final Tokenizer tokenizer;
  private final DocumentEnd documentEnd;
  private final double[] tokenFrequencies;
  private final TextSummary summary;

  private TextLanguage(TextSettings settings, TextDocuments texts, ReadingWatcher watcher) {
    inventory = texts.inventory();
    split = split(settings, texts, watcher);
    passes = new ShuffledPasses(split.training().size());
    tokenizer =
        switch (settings.tokens()) {
          case WORD -> WordTokenizer.readingUnknownWords(WordTokenizer.vocabularyOf(split.both()));
          case BYTE -> new ByteTokenizer();
          case CHARACTER -> CharacterTokenizer.over(split.both());
        };
    Counts training = new Counts(split.training(), tokenizer, watcher);
    Counts heldOut = new Counts(split.heldOut(), tokenizer, ReadingWatcher.NOBODY);
    documentEnd = new DocumentEnd.EndSymbol(Math.max(training.longest, heldOut.longest) + 1);
    tokenFrequencies = training.frequencies();
    summary =
        new TextSummary(
            texts.sha256(),
            tokenizer.vocabularySize(),
            new PartSize(split.training().size(), training.sum()),
            new PartSize(split.heldOut().size(), heldOut.sum()),
            split.removed());
  }

  /**
   * Reads the text and splits it.
   *
   * @throws LanguageException if it cannot be read, or has too few documents; the message says
   *     where, what is wrong, and what to do
   */
  public static TextLanguage read(TextSettings settings, ReadingContext means) {
    return new TextLanguage(
        settings, TextDocuments.read(settings.source(), means), means.watcher());
  }

  /** Which files were read, and which were not. */
  public TextInventory inventory() {
    return inventory;
  }

  public TextSummary summary() {
    return summary;
  }

  @Override
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** A document that does not end is cut off where it gets longer than all that people wrote. */
  @Override
  public DocumentEnd documentEnd() {
    return documentEnd;
  }

  /**
   * The next documents of the training part, in passes: a cohort repeats none before it has written
   * all, and each pass has an order of its own. That holds for cohorts that write the same number
   * of documents in every round; if the number changes, some are repeated or left out.
   */
  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
    long first = (long) round * documents;
    ShuffledPasses.Sequence sequence = passes.sequence(seed, cohort);
    return index -> split.training().get(sequence.item(first + index));
  }

  /**
   * {@inheritDoc}
   *
   * <p>People of a style go through the text as others do, but at each place they have the choice
   * between the document that stands there and the one that they would come to half a pass later.
   * They take that whose tokens the style makes likelier than the usual one does, on average over
   * the document, and the former if both are equal. So what suits a style is at times written twice
   * in a pass, and what does not is left out.
   */
  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents, double[] style) {
    Styles.require(style, tokenFrequencies.length);
    StyleLikeness likeness = new StyleLikeness(style, tokenFrequencies, tokenizer);
    long half = split.training().size() / 2;
    long firstPlace = (long) round * documents;
    ShuffledPasses.Sequence next = passes.sequence(seed, cohort);
    ShuffledPasses.Sequence later = passes.sequence(seed, cohort);
    return index -> {
      String first = split.training().get(next.item(firstPlace + index));
      String second = split.training().get(later.item(firstPlace + index + half));
      return likeness.perToken(second) > likeness.perToken(first) ? second : first;
    };
  }

  @Override
  public double[] usualStyle() {
    return tokenFrequencies();
  }

  @Override
  public double[] dialect(Seed seed, String cohort, double share) {
    return Styles.dialect(
        tokenFrequencies, share, seed.fixedStream("dialect", cohort, 0), tokenFrequencies.length);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The relative frequencies of the tokens, without that for unknown words. People can only
   * choose from their text, so that what they write shows a weaker style than they have.
   */
  @Override
  public double[] styleOf(List<String> documents) {
    long[] counts = new Counts(documents, tokenizer, ReadingWatcher.NOBODY).counts;
    tokenizer.unknown().ifPresent(unknown -> counts[unknown] = 0);
    return Styles.relative(counts, usualStyle());
  }

  @Override
  public Rewriting rewrite(
      String own, String other, double strength, UniformRandomProvider random) {
    return new SentenceMix(this, sentence -> true).rewrite(own, other, strength, random);
  }

  /** The same documents whatever the seed, so that runs can be compared. */
  @Override
  public List<String> heldOut(Seed seed, int documentsMax) {
    List<String> all = split.heldOut();
    return List.copyOf(all.subList(0, Math.min(documentsMax, all.size())));
  }

  @Override
  public double[] tokenFrequencies() {
    return tokenFrequencies.clone();
  }

  @Override
  public Optional<TokenDistribution> truth() {
    return Optional.empty();
  }

  private static HeldOutSplit split(
      TextSettings settings, TextDocuments texts, ReadingWatcher watcher) {
    try {
      return HeldOutSplit.of(texts.documents(), settings.heldOut(), watcher);
    } catch (IllegalArgumentException e) {
      throw new LanguageException(settings.source().path(), e.getMessage(), e);
    }
  }

  /** How often each token stands in some documents, and how many the longest has. */
  private static final class Counts {
    private final long[] counts;
    private int longest;

    Counts(List<String> documents, Tokenizer tokenizer, ReadingWatcher watcher) {
      counts = new long[tokenizer.vocabularySize()];
      for (int i = 0; i < documents.size(); i++) {
        int[] tokens = tokenizer.encode(documents.get(i));
        for (int token : tokens) {
          counts[token]++;
        }
        longest = Math.max(longest, tokens.length);
        watcher.at(ReadingWatcher.Step.COUNTING, i + 1, documents.size());
      }
    }

    long sum() {
      return LongStream.of(counts).sum();
    }

    double[] frequencies() {
      double total = sum();
      return LongStream.of(counts).mapToDouble(count -> count / total).toArray();
    }
  }
}
