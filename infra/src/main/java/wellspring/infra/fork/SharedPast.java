package wellspring.infra.fork;

import java.util.Optional;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.log.EventLog;
import wellspring.agents.round.PastCopy;
import wellspring.agents.round.PastRun;
import wellspring.infra.lab.PastSource;
import wellspring.infra.run.RunDirectory;

/**
 * The past of a run in memory, from which many unrecorded children have theirs. Safe to use from
 * many threads.
 *
 * @param log has nothing but that past
 * @param past what counts of it: all
 * @param checkpoints where the models of the past are kept
 */
public record SharedPast(EventLog log, PastRun past, CheckpointStore checkpoints)
    implements AutoCloseable {

  /**
   * Where a child gets its past from.
   *
   * @param fork what the child's log has behind it
   */
  PastSource source(RunForked fork) {
    return new PastSource() {
      @Override
      public void handDown(EventLog to, Optional<RunDirectory> folder) {
        PastCopy.copy(log, past, to, fork);
      }

      @Override
      public CheckpointStore checkpoints() {
        return checkpoints;
      }
    };
  }

  @Override
  public void close() {
    log.close();
  }
}
