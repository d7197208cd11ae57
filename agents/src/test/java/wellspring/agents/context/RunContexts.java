package wellspring.agents.context;

import java.util.Optional;
import java.util.concurrent.Executor;
import wellspring.agents.log.EventLog;
import wellspring.agents.outside.ScriptedOutsider;
import wellspring.agents.scenario.Scenario;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/** What the agents of a run share in a test: checkpoints in memory, and no device. */
public final class RunContexts {
  private RunContexts() {}

  /** The world of a scenario as it stands: its seed, its language and its learners. */
  public static RunContext of(Scenario scenario, EventLog log, Executor work) {
    return of(scenario, new Seed(scenario.seed()), scenario.language().language(), log, work, true);
  }

  /** The world of a scenario with another seed or language, and with its learners. */
  public static RunContext of(
      Scenario scenario,
      Seed seed,
      Language language,
      EventLog log,
      Executor work,
      boolean keepsProbes) {
    return new RunContext(
        scenario,
        seed,
        language,
        log,
        new MemoryCheckpointStore(),
        learners(scenario, seed, language),
        work,
        keepsProbes);
  }

  /** A scenario's learners, of which nobody watches the training; those outside answer at once. */
  public static RunLearners learners(Scenario scenario, Seed seed, Language language) {
    RunLearners learners =
        new RunLearners(scenario, seed, language, Optional.empty(), training -> {});
    ScriptedOutsider.connect(learners.outside());
    return learners;
  }
}
