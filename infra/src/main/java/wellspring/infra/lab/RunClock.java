package wellspring.infra.lab;

import java.time.Instant;

/**
 * Since when a run has been going on, for people and for stop watches.
 *
 * @param started when people asked for it
 * @param nanos the same moment by {@link System#nanoTime}
 */
public record RunClock(Instant started, long nanos) {

  /** Begins now. */
  public static RunClock begin() {
    return new RunClock(Instant.now(), System.nanoTime());
  }

  /** How long that is ago, in seconds, to the millisecond. */
  double seconds() {
    return Math.round((System.nanoTime() - nanos) / 1e6) / 1e3;
  }
}
