package wellspring.infra.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.sweep.PlannedRun;
import wellspring.agents.sweep.SweepPlan;
import wellspring.infra.sweep.CompletedRun;
import wellspring.infra.sweep.SweepDirectory;

/**
 * What an operator wants to know of a sweep, as lines of the log. Safe to use from many threads.
 */
final class SweepLog {
  private static final Logger log = LoggerFactory.getLogger("wellspring.sweep");

  private final LongSupplier nanos;
  private final long begun;

  /**
   * @param nanos the time in nanoseconds from any start
   */
  SweepLog(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /**
   * Everything has started.
   *
   * @param address Kafka's; empty if events stay in memory
   * @param done how many runs an earlier attempt has done
   */
  void started(SweepPlan plan, SweepDirectory directory, String address, int done) {
    log.info(
        "sweep {} starts: scenario {}, seed {}, runs {}, done already {}, log {}, directory {}",
        directory.name(),
        plan.points().get(0).scenario().name(),
        plan.seed().value(),
        plan.size(),
        done,
        address.isEmpty() ? "memory" : address,
        directory.path());
  }

  /** A run has ended; at debug also what it was. */
  void ended(CompletedRun completed) {
    PlannedRun run = completed.run();
    log.info(
        "run {} {} in {} s{}",
        run.number(),
        completed.failed() ? "failed" : "finished",
        tenths(completed.seconds()),
        completed.failed() ? ": " + completed.reason() : "");
    log.debug(
        "run {} was setting {} {}, replica {}, fingerprint {}",
        run.number(),
        run.point().number(),
        run.point().control() ? "(human-only)" : run.point().setting(),
        run.replica(),
        completed.fingerprint());
  }

  /** How it ended. */
  void ended(SweepResult result) {
    log.info(
        "sweep {} after {} of {} runs, {} failed, and {} s{}",
        result.status(),
        result.done(),
        result.runs(),
        result.failed(),
        tenths((nanos.getAsLong() - begun) / 1e9),
        result.reason().isEmpty() ? "" : ": " + result.reason());
  }

  private static String tenths(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
