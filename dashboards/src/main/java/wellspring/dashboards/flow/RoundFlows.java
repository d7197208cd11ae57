package wellspring.dashboards.flow;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.model.language.Language;

/**
 * How much text flowed from each author through each curator to each model in a round. Writers of a
 * cohort count together, under the cohort's name.
 *
 * @param written who wrote how much, by author
 * @param curated how much of whose text came into each corpus, by curator, model and author
 */
public record RoundFlows(List<Written> written, List<Curated> curated) {
  public static final RoundFlows NONE = new RoundFlows(List.of(), List.of());

  private static final Comparator<Written> BY_AUTHOR =
      Comparator.comparing(Written::author)
          .thenComparing(Written::origin)
          .thenComparing(Written::claimed);
  private static final Comparator<Curated> BY_CORPUS =
      Comparator.comparing(Curated::curator)
          .thenComparing(Curated::model)
          .thenComparing(Curated::author)
          .thenComparing(Curated::origin);

  public RoundFlows {
    written = List.copyOf(written);
    curated = List.copyOf(curated);
  }

  /**
   * What an author, or a cohort of them, wrote.
   *
   * @param origin where it really comes from
   * @param claimed where it says that it comes from
   * @param tokens its length, in what the language counts
   */
  public record Written(
      String author, DocumentOrigin origin, DocumentOrigin claimed, int documents, long tokens) {
    private Written and(Written other) {
      return new Written(
          author, origin, claimed, documents + other.documents, tokens + other.tokens);
    }
  }

  /**
   * What a curator took of an author, or of a cohort of them, for a model.
   *
   * @param tokens its length, in what the language counts
   */
  public record Curated(
      String curator,
      String model,
      String author,
      DocumentOrigin origin,
      int documents,
      long tokens) {
    private Curated and(Curated other) {
      return new Curated(
          curator, model, author, origin, documents + other.documents, tokens + other.tokens);
    }
  }

  /**
   * The flows of a round.
   *
   * @param documents all that was written in it
   * @param corpora all that was composed of them; ids of other documents are passed over
   */
  public static RoundFlows of(
      List<DocumentWritten> documents, List<CorpusCurated> corpora, Language language) {
    Map<Written, Written> written = new TreeMap<>(BY_AUTHOR);
    Map<String, Written> byId = new HashMap<>();
    for (DocumentWritten document : documents) {
      Written one = one(document, language);
      byId.put(document.id(), one);
      written.merge(one, one, Written::and);
    }
    Map<Curated, Curated> curated = new TreeMap<>(BY_CORPUS);
    corpora.stream()
        .flatMap(corpus -> corpus.documents().stream().flatMap(id -> taken(corpus, byId.get(id))))
        .forEach(one -> curated.merge(one, one, Curated::and));
    return new RoundFlows(List.copyOf(written.values()), List.copyOf(curated.values()));
  }

  /** The name under which an author counts: that of the cohort, or the author's own. */
  public static String group(String agent) {
    int slash = agent.indexOf('/');
    return slash < 0 ? agent : agent.substring(0, slash);
  }

  private static Written one(DocumentWritten document, Language language) {
    return new Written(
        group(document.agent()),
        document.truth().origin(),
        document.claim().origin(),
        1,
        language.length(document.text()));
  }

  private static Stream<Curated> taken(CorpusCurated corpus, Written document) {
    return document == null
        ? Stream.empty()
        : Stream.of(
            new Curated(
                corpus.agent(),
                corpus.model(),
                document.author(),
                document.origin(),
                1,
                document.tokens()));
  }
}
