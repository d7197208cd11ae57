package wellspring.infra.lab;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.run.RoundListener;

/**
 * Says of a run whose events are only in memory, once, that it will take long and cannot be
 * resumed: as soon as what it took so far, at least the first round, tells so.
 */
final class LongRunNotice implements RoundListener {
  private static final long TOLD_ENOUGH_SECONDS = 15;
  private static final long LONG_MINUTES = 10;

  private final int rounds;
  private final LongSupplier nanos;
  private final Consumer<String> remarks;
  private final long begun;
  private boolean said;

  /**
   * @param rounds how many the run will have
   * @param nanos the time in nanoseconds from any start
   */
  LongRunNotice(int rounds, LongSupplier nanos, Consumer<String> remarks) {
    this.rounds = rounds;
    this.nanos = nanos;
    this.remarks = remarks;
    this.begun = nanos.getAsLong();
  }

  @Override
  public void roundClosed(ClosedRound round) {
    long taken = nanos.getAsLong() - begun;
    int closed = round.round() + 1;
    long minutes = TimeUnit.NANOSECONDS.toMinutes(taken / closed * (rounds - closed));
    if (!said
        && taken >= TimeUnit.SECONDS.toNanos(TOLD_ENOUGH_SECONDS)
        && minutes >= LONG_MINUTES) {
      said = true;
      remarks.accept(
          "About %,d minutes are to come, and the run is only in memory: if it is stopped, it cannot be resumed. To be able to, begin it without --kafka memory."
              .formatted(minutes));
    }
  }
}
