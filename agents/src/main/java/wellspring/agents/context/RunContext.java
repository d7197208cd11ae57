package wellspring.agents.context;

import java.util.concurrent.Executor;
import wellspring.agents.log.EventLog;
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
    RoundDocuments documents) {

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
        new RoundDocuments(log));
  }
}
