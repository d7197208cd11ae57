package wellspring.infra.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A wait without a limit of its own, which is why it says every ten seconds that it still goes on.
 * On a busy machine a broker takes its time, and no number of seconds tells that from trouble.
 */
final class UnboundedWait {
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final String what;
  private final Consumer<String> remarks;
  private final LongSupplier nanos;
  private final long begun;
  private long said;

  /**
   * @param what is waited for, such as {@code the embedded Kafka broker}
   * @param remarks is told that it still is
   */
  UnboundedWait(String what, Consumer<String> remarks) {
    this(what, remarks, System::nanoTime);
  }

  /**
   * @param nanos the time in nanoseconds from any start
   */
  UnboundedWait(String what, Consumer<String> remarks, LongSupplier nanos) {
    this.what = what;
    this.remarks = remarks;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /**
   * Waits for an answer for as long as it takes.
   *
   * @param alive is called now and then; what it throws ends the wait
   */
  <T> T await(Future<T> answer, Runnable alive) throws ExecutionException, InterruptedException {
    while (true) {
      try {
        return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        alive.run();
        goesOn();
      }
    }
  }

  /** Says so if it has gone on for long, and tells whether it ever did. */
  boolean goesOn() {
    long steps = (nanos.getAsLong() - begun) / SILENCE.toNanos();
    if (steps > said) {
      said = steps;
      remarks.accept(
          "still waiting for %s (%d s) ...".formatted(what, steps * SILENCE.toSeconds()));
    }
    return said > 0;
  }
}
