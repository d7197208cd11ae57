package wellspring.infra.kafka;

import wellspring.agents.log.LogException;

/** Whether a log still serves, and if not, why: open, then ended once with a reason. */
final class LogState {
  private String reason = "";

  /** Ends the log; tells whether this call did it. */
  synchronized boolean end(String why) {
    if (!reason.isEmpty()) {
      return false;
    }
    reason = why;
    return true;
  }

  /**
   * Returns if the log serves.
   *
   * @throws LogException if it has ended
   */
  synchronized void check() {
    if (!reason.isEmpty()) {
      throw new LogException(reason);
    }
  }

  /** What a failure of a client means: the end of the log, where it has ended. */
  synchronized LogException explain(String what, Throwable cause) {
    String why = reason.isEmpty() ? Refusals.words(cause) : reason;
    return new LogException(what + ": " + why, cause);
  }
}
