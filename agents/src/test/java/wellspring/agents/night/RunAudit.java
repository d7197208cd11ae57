package wellspring.agents.night;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import wellspring.agents.conductor.SimulationInsides.Fold;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.night.ProcessFaults.FaultRates;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/** What is known of a run whatever its processes know: from its scenario and its log alone. */
final class RunAudit {
  private final Scenario scenario;
  private final Language language;
  private final SimulatedLog log;
  private final SimulatedCheckpoints checkpoints;
  private final Set<String> heldOut;

  /** All that was ever in the log, but for its course and what guests wrote. */
  private final Map<String, Event> known = new HashMap<>();

  /** How often events are in the log, by topic and id. */
  private final Map<String, Integer> there = new HashMap<>();

  /** By model: how many documents each training was given, by round. */
  private final Map<String, Map<Integer, Integer>> trained = new HashMap<>();

  private RunHistory history;
  private RunHistory.Course course = RunHistory.Course.NONE;
  private boolean begun;
  private boolean steered;

  RunAudit(
      Scenario scenario, Language language, SimulatedLog log, SimulatedCheckpoints checkpoints) {
    this.scenario = scenario;
    this.language = language;
    this.log = log;
    this.checkpoints = checkpoints;
    this.heldOut =
        new HashSet<>(
            language.heldOut(new Seed(scenario.seed()), scenario.evaluation().heldOutDocuments()));
    this.history = RunHistory.none(log, new Fold(readingContext()));
  }

  private RunContext readingContext() {
    ProcessFaults none = new ProcessFaults(new SplittableRandom(0), FaultRates.NONE);
    return RunWorld.context(
        scenario,
        language,
        new LogConnection(log, null, none, null),
        checkpoints.reader(),
        Runnable::run,
        Optional.empty());
  }

  Scenario scenario() {
    return scenario;
  }

  SimulatedLog log() {
    return log;
  }

  SimulatedCheckpoints checkpoints() {
    return checkpoints;
  }

  RunHistory history() {
    return history;
  }

  RunHistory.Course course() {
    return course;
  }

  boolean isHeldOut(String text) {
    return heldOut.contains(text);
  }

  int tokens(DocumentWritten document) {
    return language.length(document.text());
  }

  /** What a cohort would write in a round if nothing happened to it. */
  List<DocumentWritten> undisturbed(String cohort, int round) {
    CohortSpec spec = scenario.humans().get(cohort);
    Language.CohortWriting writing =
        language.writing(new Seed(scenario.seed()), cohort, round, (int) spec.written());
    List<DocumentWritten> documents = new ArrayList<>();
    for (int i = 0; i < spec.written(); i++) {
      documents.add(
          new DocumentWritten(
              "",
              cohort,
              round,
              writing.document(i),
              ClaimedProvenance.of(DocumentOrigin.HUMAN),
              TrueProvenance.HUMAN));
    }
    return documents;
  }

  Map<Integer, Integer> trained(String model) {
    return trained.computeIfAbsent(model, name -> new HashMap<>());
  }

  /** Whether a process has led the run before. */
  boolean hasBegun() {
    return begun;
  }

  /** A person has asked for something: what comes of it may be lost, and not asked for again. */
  void steered() {
    if (!steered) {
      known.clear();
    }
    steered = true;
  }

  /** A process begins: what counts is what the log says. */
  void processBegins() {
    begun = true;
    course = RunHistory.Course.of(log);
    history = history.of(course.closed());
    if (steered) {
      known.clear();
    }
    trained.values().forEach(of -> of.keySet().removeIf(round -> round >= history.count()));
  }

  /** A round is closed, and may be lost again. */
  void closed(RunHistory next) {
    history = next;
  }

  /** An event is in the log. */
  void appended(Topic topic, Event event) {
    there.merge(key(topic, event.id()), 1, Integer::sum);
    if (topic == Topic.CONTROL || event.agent().equals(AgentNames.GUEST)) {
      return;
    }
    Event before = known.putIfAbsent(key(topic, event.id()), event);
    Violation.unless(
        before == null || before.equals(event), "same id, same event", "%s was %s", event, before);
  }

  /** A crash has taken an event away. */
  void lost(Topic topic, Event event) {
    there.merge(key(topic, event.id()), -1, Integer::sum);
  }

  /** Whether the log has an event. */
  boolean has(Topic topic, String id) {
    return there.getOrDefault(key(topic, id), 0) > 0;
  }

  private static String key(Topic topic, String id) {
    return topic.name() + id;
  }

  /** The run has finished: it must have come to the same as if nothing had happened. */
  void compare(UndisturbedRun undisturbed) {
    processBegins();
    List<UndisturbedRun.Round> rounds = undisturbed.rounds(course.steering());
    Violation.unless(
        rounds.size() == history.count(), "nothing lost", "%d rounds are closed", history.count());
    for (int i = 0; i < rounds.size(); i++) {
      RunHistory.ClosedRound own = history.rounds().get(i);
      for (Topic topic : rounds.get(i).events().keySet()) {
        List<Event> wanted = rounds.get(i).events().get(topic);
        List<Event> found = own.content().sorted(topic);
        Violation.unless(
            found.equals(wanted),
            "as if undisturbed",
            "round %d, %s: %s instead of %s",
            i,
            topic,
            difference(found, wanted),
            difference(wanted, found));
      }
      Violation.unless(
          own.closed().fingerprint().equals(rounds.get(i).fingerprint()),
          "fingerprint",
          "round %d has another one than undisturbed",
          i);
    }
  }

  private static List<Event> difference(List<Event> of, List<Event> without) {
    Set<Event> there = new HashSet<>(without);
    return of.stream().filter(event -> !there.contains(event)).limit(3).toList();
  }
}
