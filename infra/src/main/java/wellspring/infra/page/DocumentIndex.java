package wellspring.infra.page;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.document.Ancestor;
import wellspring.dashboards.document.Ancestor.CorpusSource;
import wellspring.dashboards.document.DocumentReader;
import wellspring.dashboards.document.DocumentSamples;
import wellspring.dashboards.document.ModelAncestry;
import wellspring.dashboards.document.RoundDistributions;
import wellspring.dashboards.page.ClosedRound;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/**
 * The documents of a run's closed rounds, and which model learned from whose. It keeps no document:
 * each request waits until its document has been read. Safe to use from many threads.
 */
final class DocumentIndex {
  private final Scenario scenario;
  private final IntFunction<List<DocumentWritten>> documents;
  private final Supplier<Optional<Language>> language;
  private final BitSet closed = new BitSet();
  private final Map<String, ModelAncestry> models = new HashMap<>();
  private DocumentReader reading; // made when somebody first reads: that can take a second

  /**
   * @param documents reads all documents of a closed round
   * @param language reads what they are written in; empty if nobody knows any more
   */
  DocumentIndex(
      Scenario scenario,
      IntFunction<List<DocumentWritten>> documents,
      Supplier<Optional<Language>> language) {
    this.scenario = scenario;
    this.documents = documents;
    this.language = language;
  }

  /** Notes what a closed round has. */
  synchronized void add(ClosedRound round) {
    closed.set(round.round());
    round.releases().forEach(release -> model(release.agent()).released(release));
    round
        .flows()
        .curated()
        .forEach(
            flow ->
                model(flow.model())
                    .curated(round.round(), new CorpusSource(flow.author(), flow.documents())));
  }

  private ModelAncestry model(String name) {
    return models.computeIfAbsent(name, ModelAncestry::new);
  }

  synchronized boolean has(int round) {
    return closed.get(round);
  }

  /** Whether somebody of that name can have written. */
  boolean has(String author) {
    return scenario.models().containsKey(author)
        || scenario.humans().containsKey(author)
        || author.equals(AgentNames.GUEST);
  }

  /** Documents of an author in a closed round, one of a person, and where a model comes from. */
  DocumentSamples samples(String author, int round) {
    List<DocumentWritten> written = documents.apply(round);
    String release =
        written.stream()
            .filter(document -> document.agent().equals(author))
            .map(DocumentWritten::truth)
            .map(TrueProvenance::parent)
            .findFirst()
            .orElse("");
    return reading().samples(round, author, written, ancestry(author, release));
  }

  /** How the tokens and the documents of a closed round are spread. */
  RoundDistributions distributions(int round) {
    return reading().distributions(round, documents.apply(round));
  }

  private synchronized List<Ancestor> ancestry(String model, String release) {
    return release.isEmpty()
        ? List.of()
        : model(model).of(release, scenario.models().get(model).latency());
  }

  private synchronized DocumentReader reading() {
    if (reading == null) {
      reading =
          language
              .get()
              .map(known -> DocumentReader.of(known, new Seed(scenario.seed())))
              .orElseGet(DocumentReader::withoutLanguage);
    }
    return reading;
  }
}
