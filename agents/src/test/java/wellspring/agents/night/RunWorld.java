package wellspring.agents.night;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunLearners;
import wellspring.agents.log.EventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.model.language.Language;
import wellspring.model.learner.Learner;
import wellspring.model.random.Seed;

/** What of a run outlives its processes: its log, its checkpoints, and what is known of it. */
final class RunWorld {
  private final Scenario scenario;
  private final Language language;
  private final StartOptions opening;
  private final SimulatedLog log;
  private final SimulatedCheckpoints checkpoints = new SimulatedCheckpoints();
  private final Trace trace;
  private final RunAudit audit;

  RunWorld(
      Scenario scenario, Language language, StartOptions opening, SimulatedLog log, Trace trace) {
    this.scenario = scenario;
    this.language = language;
    this.opening = opening;
    this.log = log;
    this.trace = trace;
    this.audit = new RunAudit(scenario, language, log, checkpoints);
  }

  Scenario scenario() {
    return scenario;
  }

  StartOptions opening() {
    return opening;
  }

  SimulatedLog log() {
    return log;
  }

  SimulatedCheckpoints checkpoints() {
    return checkpoints;
  }

  RunAudit audit() {
    return audit;
  }

  Trace trace() {
    return trace;
  }

  /** What the agents of a process share. */
  RunContext context(
      EventLog connection, CheckpointStore store, Executor work, TrainingAudit trainings) {
    return context(scenario, language, connection, store, work, Optional.of(trainings));
  }

  /** What agents share whose trainings nobody watches. */
  static RunContext context(
      Scenario scenario,
      Language language,
      EventLog log,
      CheckpointStore store,
      Executor work,
      Optional<TrainingAudit> trainings) {
    Seed seed = new Seed(scenario.seed());
    RunLearners learners =
        new RunLearners(scenario, seed, language, Optional.empty(), training -> {});
    return new RunContext(
        scenario,
        seed,
        language,
        log,
        store,
        trainings.map(audit -> watched(scenario, learners, audit)).orElse(learners),
        work,
        true);
  }

  private static RunLearners watched(
      Scenario scenario, RunLearners learners, TrainingAudit trainings) {
    SortedMap<String, Learner> watched = new TreeMap<>();
    scenario
        .models()
        .keySet()
        .forEach(model -> watched.put(model, trainings.watched(model, learners.of(model))));
    return new RunLearners(watched, training -> {});
  }
}
