package wellspring.infra.lab;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.log.LogException;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.RunDirectory;

/**
 * Logs on one Kafka for many runs: each run has a lane from its start until its log is closed, and
 * then another run may have it.
 */
public final class LaneLogs implements LogSource {

  /** A Kafka on which each lane has room for one run at a time. */
  @FunctionalInterface
  public interface Lanes {
    /**
     * The log of a run that has a lane to itself until the log is closed.
     *
     * @param lane from 0
     * @param run the run's name
     */
    EventLog open(int lane, String run);
  }

  private final Lanes lanes;
  private final int count;
  private final LogPlace place;
  private final BitSet taken = new BitSet();

  /**
   * @param count how many lanes there are, so many runs can go on at once
   * @param place where they are, as people choose it
   */
  public LaneLogs(Lanes lanes, int count, LogPlace place) {
    this.lanes = lanes;
    this.count = count;
    this.place = place;
  }

  @Override
  public LogPlace place() {
    return place;
  }

  @Override
  public RunLog open(String run, Optional<RunDirectory> directory, Consumer<String> remarks) {
    int lane = take();
    try {
      return new RunLog(new LaneLog(lane, lanes.open(lane, run)), Optional.empty());
    } catch (RuntimeException e) {
      give(lane);
      throw e;
    }
  }

  private synchronized int take() {
    int lane = taken.nextClearBit(0);
    if (lane >= count) {
      throw new LogException(
          "all %d lanes of the log are taken: start fewer runs at once".formatted(count));
    }
    taken.set(lane);
    return lane;
  }

  private synchronized void give(int lane) {
    taken.clear(lane);
  }

  /** Gives its lane back when it is closed. */
  private final class LaneLog extends ForwardingLog {
    private final int lane;
    private boolean open = true;

    LaneLog(int lane, EventLog log) {
      super(log);
      this.lane = lane;
    }

    @Override
    public void close() {
      try {
        super.close();
      } finally {
        giveBack();
      }
    }

    /** Only once, as the lane is another run's then. */
    private synchronized void giveBack() {
      if (open) {
        open = false;
        give(lane);
      }
    }
  }
}
