package wellspring.infra.lab;

import java.util.Optional;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.log.EventLog;
import wellspring.infra.run.RunDirectory;

/** Where a run that is forked from another one gets its past from. */
public interface PastSource {

  /**
   * Puts the past into the log of the new run, and what else later rounds need into its folder. May
   * block for long.
   *
   * @param log an empty one
   * @param folder the new run's; empty if it is not recorded
   * @throws wellspring.agents.log.LogException if one of the logs fails
   * @throws wellspring.infra.run.RunException if something is missing
   */
  void handDown(EventLog log, Optional<RunDirectory> folder);

  /** Where the models of the past are kept, for a run that has no folder. */
  CheckpointStore checkpoints();
}
