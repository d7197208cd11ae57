package wellspring.infra.lab;

import java.util.List;
import java.util.Optional;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.infra.run.Recorder;

/** Ends of runs that their conductors could not tell, or not as they came to be. */
final class RunEnds {
  private RunEnds() {}

  /** A failure that the conductor could not tell, after the rounds that were heard to be closed. */
  static RunEnded failed(String reason, Optional<Recorder> recorder) {
    Optional<RoundClosed> last = recorder.flatMap(Recorder::lastClosed);
    return new RunEnded(
        "ended",
        last.map(closed -> closed.round() + 1).orElse(0),
        Status.FAILED,
        reason,
        last.map(RoundClosed::fingerprint).orElse(""));
  }

  /** The same end, though as a failure. */
  static RunEnded failed(RunEnded ended, String reason) {
    return new RunEnded(ended.id(), ended.round(), Status.FAILED, reason, ended.fingerprint());
  }

  /**
   * The end as it was; what has finished has failed all the same if its tables are not whole.
   *
   * @param unwritten what could not be written, in sentences
   */
  static RunEnded withTables(RunEnded ended, List<String> unwritten) {
    return ended.status() == Status.FINISHED && !unwritten.isEmpty()
        ? failed(ended, "all rounds are closed, but not all tables are whole")
        : ended;
  }
}
