package wellspring.dashboards.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wellspring.agents.context.DocumentFinder;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ClaimedOrigin;
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
      String author, DocumentOrigin origin, ClaimedOrigin claimed, int documents, long tokens) {}

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
      long tokens) {}

  /**
   * The flows of a round.
   *
   * @param documents all that was written in it, sorted by id
   * @param corpora all that was composed of them; ids of other documents are passed over
   */
  public static RoundFlows of(
      List<DocumentWritten> documents, List<CorpusCurated> corpora, Language language) {
    Map<Source, Tally> written = new HashMap<>();
    List<SourcedText> texts = new ArrayList<>(documents.size());
    for (DocumentWritten document : documents) {
      SourcedText text = SourcedText.of(document, language);
      texts.add(text);
      written.computeIfAbsent(text.source(), source -> new Tally()).add(text);
    }
    Map<Destination, Map<Source, Tally>> curated = new HashMap<>();
    for (CorpusCurated corpus : corpora) {
      Map<Source, Tally> into =
          curated.computeIfAbsent(Destination.of(corpus), destination -> new HashMap<>());
      DocumentFinder finder = new DocumentFinder(documents);
      for (String id : corpus.documents()) {
        int place = finder.find(id);
        if (place >= 0) {
          SourcedText text = texts.get(place);
          into.computeIfAbsent(text.source().asItIs(), source -> new Tally()).add(text);
        }
      }
    }
    return new RoundFlows(
        written.entrySet().stream()
            .map(entry -> entry.getKey().wrote(entry.getValue()))
            .sorted(BY_AUTHOR)
            .toList(),
        curated.entrySet().stream()
            .flatMap(into -> into.getKey().took(into.getValue()))
            .sorted(BY_CORPUS)
            .toList());
  }

  /** Where text comes from. */
  private record Source(String author, DocumentOrigin origin, ClaimedOrigin claimed) {

    /** The same source, whatever it says of itself. */
    private Source asItIs() {
      return claimed == ClaimedOrigin.of(origin)
          ? this
          : new Source(author, origin, ClaimedOrigin.of(origin));
    }

    private Written wrote(Tally tally) {
      return new Written(author, origin, claimed, tally.documents, tally.tokens);
    }
  }

  /** Where text goes. */
  private record Destination(String curator, String model) {
    private static Destination of(CorpusCurated corpus) {
      return new Destination(corpus.agent(), corpus.model());
    }

    private Stream<Curated> took(Map<Source, Tally> sources) {
      return sources.entrySet().stream().map(entry -> from(entry.getKey(), entry.getValue()));
    }

    private Curated from(Source source, Tally tally) {
      return new Curated(
          curator, model, source.author(), source.origin(), tally.documents, tally.tokens);
    }
  }

  /** A document, as far as it flows. */
  private record SourcedText(Source source, int tokens) {
    private static SourcedText of(DocumentWritten document, Language language) {
      return new SourcedText(
          new Source(
              AgentNames.groupOf(document.agent()),
              document.truth().origin(),
              document.claim().origin()),
          language.length(document.text()));
    }
  }

  /** How much text it is so far. */
  private static final class Tally {
    private int documents;
    private long tokens;

    private void add(SourcedText text) {
      documents++;
      tokens += text.tokens();
    }
  }
}
