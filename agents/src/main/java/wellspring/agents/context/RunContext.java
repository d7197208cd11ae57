package wellspring.agents.context;

import java.util.List;
import java.util.concurrent.Executor;
import wellspring.agents.log.EventLog;
import wellspring.agents.outside.OutsideDesk;
import wellspring.agents.scenario.PastScenario;
import wellspring.agents.scenario.Scenario;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/**
 * What all agents of a run share.
 *
 * @param scenario what the run is made of
 * @param seed the root of all chance
 * @param language what the humans speak
 * @param log how agents exchange events
 * @param checkpoints where models are kept
 * @param learners who learns for which model
 * @param work runs what would hold an actor's thread up: training, sampling, reading
 * @param keepsProbes whether the texts that figures come from are published
 * @param documents those of the round under way, for all who read them
 * @param before what was in force in earlier rounds, oldest first, if the run was forked from
 *     another one
 */
public record RunContext(
    Scenario scenario,
    Seed seed,
    Language language,
    EventLog log,
    CheckpointStore checkpoints,
    RunLearners learners,
    Executor work,
    boolean keepsProbes,
    RoundDocuments documents,
    List<PastScenario> before) {
  public RunContext {
    before = List.copyOf(before);
  }

  /** What the agents of a run share that has not begun. */
  public RunContext(
      Scenario scenario,
      Seed seed,
      Language language,
      EventLog log,
      CheckpointStore checkpoints,
      RunLearners learners,
      Executor work,
      boolean keepsProbes) {
    this(
        scenario,
        seed,
        language,
        log,
        checkpoints,
        learners,
        work,
        keepsProbes,
        new RoundDocuments(log),
        List.of());
  }

  /** Where programs outside take part. */
  public OutsideDesk outside() {
    return learners.outside();
  }

  /** The same for a run with a past under other scenarios, oldest first. */
  public RunContext after(List<PastScenario> past) {
    return new RunContext(
        scenario, seed, language, log, checkpoints, learners, work, keepsProbes, documents, past);
  }

  /** The same under a scenario that was in force earlier. */
  public RunContext under(PastScenario past) {
    return new RunContext(
        past.scenario(),
        seed,
        language,
        log,
        checkpoints,
        learners,
        work,
        keepsProbes,
        documents,
        List.of());
  }
}
