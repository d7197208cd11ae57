package wellspring.infra.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.event.Truth;
import wellspring.agents.human.Visitor;
import wellspring.agents.log.EventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.reading.Ancestor;
import wellspring.dashboards.reading.Distributions;
import wellspring.dashboards.reading.Reading;
import wellspring.dashboards.reading.Samples;
import wellspring.infra.run.ClosedRound;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/**
 * Where the documents of a run's closed rounds are, and which model learned from whose. It keeps
 * places in the log, not documents. Safe to use from many threads.
 */
final class DocumentIndex {
  private final Scenario scenario;
  private final EventLog log;
  private final Language language;
  private final Map<Integer, Slice> places = new HashMap<>();
  private final Map<String, Map<Integer, List<Ancestor.Source>>> corpora = new HashMap<>();
  private final Map<String, List<ModelReleased>> releases = new HashMap<>();
  private Reading reading; // made when somebody first reads: that can take a second

  DocumentIndex(Scenario scenario, EventLog log, Language language) {
    this.scenario = scenario;
    this.log = log;
    this.language = language;
  }

  /** Notes what a closed round has, and where. */
  synchronized void add(ClosedRound round, List<Slice> slices) {
    slices.stream()
        .filter(slice -> slice.topic() == Topic.DOCUMENTS)
        .forEach(slice -> places.put(round.round(), slice));
    round
        .releases()
        .forEach(
            release ->
                releases.computeIfAbsent(release.agent(), model -> new ArrayList<>()).add(release));
    round
        .flows()
        .curated()
        .forEach(
            flow ->
                corpora
                    .computeIfAbsent(flow.model(), model -> new HashMap<>())
                    .computeIfAbsent(round.round(), number -> new ArrayList<>())
                    .add(new Ancestor.Source(flow.author(), flow.documents())));
  }

  synchronized boolean has(int round) {
    return places.containsKey(round);
  }

  /** Whether somebody of that name can have written. */
  boolean has(String author) {
    return scenario.models().containsKey(author)
        || scenario.humans().containsKey(author)
        || author.equals(Visitor.NAME);
  }

  /** Documents of an author in a closed round, one of a person, and where a model comes from. */
  Samples samples(String author, int round) {
    List<DocumentWritten> written = written(round);
    String release =
        written.stream()
            .filter(document -> document.agent().equals(author))
            .map(DocumentWritten::truth)
            .map(Truth::parent)
            .findFirst()
            .orElse("");
    return reading().samples(round, author, written, ancestry(author, release));
  }

  /** How the tokens and the documents of a closed round are spread. */
  Distributions distributions(int round) {
    return reading().distributions(round, written(round));
  }

  private List<DocumentWritten> written(int round) {
    Slice slice;
    synchronized (this) {
      slice = places.get(round);
    }
    return log.read(slice, DocumentWritten.class);
  }

  private synchronized List<Ancestor> ancestry(String model, String release) {
    return release.isEmpty()
        ? List.of()
        : Ancestor.of(
            release,
            releases.getOrDefault(model, List.of()),
            corpora.getOrDefault(model, Map.of()),
            scenario.models().get(model).latency());
  }

  private synchronized Reading reading() {
    if (reading == null) {
      reading = Reading.of(language, new Seed(scenario.seed()));
    }
    return reading;
  }
}
