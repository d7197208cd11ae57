package wellspring.dashboards.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TokenLanguage;
import wellspring.model.random.Seed;

/**
 * Reads what a run's agents wrote: chooses documents, shades their words and counts.
 *
 * <p>The same documents give the same answers. Safe to use from many threads.
 */
public final class DocumentReader {
  private static final int SAMPLES = 3;
  private static final int VISITOR_SAMPLES = 20;

  private final Optional<Language> language;
  private final Optional<HeldOutReader> reader;

  private DocumentReader(Optional<Language> language, Optional<HeldOutReader> reader) {
    this.language = language;
    this.reader = reader;
  }

  /**
   * Somebody who reads a run's language.
   *
   * @param seed the run's root
   */
  public static DocumentReader of(Language language, Seed seed) {
    return new DocumentReader(
        Optional.of(language),
        language instanceof TextLanguage text
            ? Optional.of(new HeldOutReader(text, seed))
            : Optional.empty());
  }

  /** A reader without the language: nothing is shaded or counted. */
  public static DocumentReader withoutLanguage() {
    return new DocumentReader(Optional.empty(), Optional.empty());
  }

  /** By whose probabilities words are shaded: {@code truth} or {@code reader}; else empty. */
  public Optional<String> shading() {
    return judge(0).map(judge -> judge instanceof KnownTruth ? "truth" : "reader");
  }

  /**
   * Some documents of a model, or of a cohort, evenly chosen by their ids, and one of a person.
   *
   * @param model whose documents; also a cohort of people, or the visitor, whose documents are all
   *     shown up to 20: there are few, and who wrote one looks for it
   * @param written all documents of the round
   * @param ancestry what is known of the release that wrote them; see {@link ModelAncestry#of}
   */
  public DocumentSamples samples(
      int round, String model, List<DocumentWritten> written, List<Ancestor> ancestry) {
    List<DocumentWritten> own =
        written.stream().filter(document -> author(document).equals(model)).toList();
    List<DocumentWritten> human =
        written.stream()
            .filter(document -> document.truth().origin() == DocumentOrigin.HUMAN)
            .filter(document -> !author(document).equals(model))
            .toList();
    int most = model.equals(AgentNames.GUEST) ? VISITOR_SAMPLES : SAMPLES;
    return new DocumentSamples(
        round,
        model,
        shading().orElse(null),
        some(own, most).stream().map(this::passage).toList(),
        some(human, 1).stream().map(this::passage).findFirst().orElse(null),
        ancestry);
  }

  /**
   * How tokens and documents are spread.
   *
   * @param written all documents of the round
   */
  public RoundDistributions distributions(int round, List<DocumentWritten> written) {
    Map<String, List<DocumentWritten>> byAuthor = byAuthor(written);
    if (!(language.orElse(null) instanceof TokenLanguage words)) {
      return new RoundDistributions(round, Map.of(), null);
    }
    TokenCounts counts = new TokenCounts(words.tokenizer());
    return new RoundDistributions(
        round,
        counts.ranks(byAuthor),
        judge(round).map(judge -> counts.perplexities(byAuthor, judge, unit())).orElse(null));
  }

  private String unit() {
    return "perplexity of a document under "
        + (reader.isPresent() ? "pairs of neighbours in people's held-out text" : "the truth");
  }

  /** A document as it is shown. */
  DocumentView passage(DocumentWritten document) {
    String text = document.text();
    Optional<int[]> tokens = words().flatMap(words -> TokenCounts.tokens(words.tokenizer(), text));
    Optional<int[]> ends = words().flatMap(words -> words.tokenizer().ends(text));
    Optional<SurprisalScorer> judge = judge(document.round());
    WordSplitter cut = new WordSplitter(text);
    boolean shaded = tokens.isPresent() && ends.isPresent() && judge.isPresent();
    return new DocumentView(
        document.id(),
        author(document),
        document.truth().origin(),
        document.claim().origin(),
        document.truth().humanShare(),
        document.truth().depth(),
        document.truth().parent(),
        shaded ? number(judge.get().perplexity(tokens.get())) : null,
        cut.isTruncated(),
        shaded ? cut.shaded(ends.get(), judge.get().surprisals(tokens.get())) : cut.unshaded());
  }

  private static Double number(double value) {
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }

  private Optional<TokenLanguage> words() {
    return language.filter(TokenLanguage.class::isInstance).map(TokenLanguage.class::cast);
  }

  private Optional<SurprisalScorer> judge(int round) {
    if (reader.isPresent()) {
      return Optional.of(reader.get());
    }
    return words()
        .map(words -> words.asOf(round))
        .flatMap(words -> words.truth().map(truth -> new KnownTruth(truth, words.documentEnd())));
  }

  /** Of sorted documents some, evenly from the first to the last; of one the middle. */
  static List<DocumentWritten> some(List<DocumentWritten> documents, int most) {
    List<DocumentWritten> sorted =
        documents.stream().sorted(Comparator.comparing(DocumentWritten::id)).toList();
    int count = Math.min(most, sorted.size());
    return IntStream.range(0, count)
        .map(i -> (int) ((2L * i + 1) * sorted.size() / (2L * count)))
        .mapToObj(sorted::get)
        .toList();
  }

  /** People's documents first, then each model's. */
  private static Map<String, List<DocumentWritten>> byAuthor(List<DocumentWritten> written) {
    Map<String, List<DocumentWritten>> byAuthor =
        new TreeMap<>(
            Comparator.comparing((String author) -> !author.equals(RoundDistributions.HUMANS))
                .thenComparing(Comparator.naturalOrder()));
    for (DocumentWritten document : written) {
      boolean human = document.truth().origin() != DocumentOrigin.SYNTHETIC;
      byAuthor
          .computeIfAbsent(
              human ? RoundDistributions.HUMANS : author(document), author -> new ArrayList<>())
          .add(document);
    }
    return byAuthor;
  }

  /** The cohort of a human writer, or the model. */
  private static String author(DocumentWritten document) {
    return document.agent().split("/", 2)[0];
  }
}
