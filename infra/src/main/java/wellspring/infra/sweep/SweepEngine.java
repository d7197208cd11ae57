package wellspring.infra.sweep;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import wellspring.agents.sweep.PlannedRun;
import wellspring.agents.sweep.SweepPlan;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.RunBatch;
import wellspring.infra.lab.RunBatch.BatchResult;

/**
 * Does the runs of a sweep that its tables do not have yet.
 *
 * <p>Life: made, then {@link #run} once, until all is done or {@link #stop} was called.
 */
public final class SweepEngine {
  private final SweepPlan plan;
  private final SweepTables tables;
  private final Consumer<CompletedRun> listener;
  private final RunBatch<PlannedRun> batch;
  private final AtomicInteger next = new AtomicInteger(1);

  /**
   * How a sweep is done; no result depends on it.
   *
   * @param lab where the runs take place, with room for so many logs at once
   * @param keep where whole run directories are left; empty if nobody wants them
   * @param jobs how many runs go on at once, at least 1
   */
  public record EngineOptions(Lab lab, Optional<SweepDirectory> keep, int jobs) {}

  /**
   * @param tables what is done already, and where results go
   * @param listener is told of each run that has been recorded, on any thread
   */
  public SweepEngine(
      SweepPlan plan, SweepTables tables, EngineOptions setting, Consumer<CompletedRun> listener) {
    this.plan = plan;
    this.tables = tables;
    this.listener = listener;
    this.batch =
        new RunBatch<>(
            setting.lab(),
            setting.jobs(),
            this::take,
            new SweepRequests(setting.keep())::of,
            this::record);
  }

  /**
   * Does all runs that the tables do not have yet.
   *
   * @return why it stopped before the end; empty if it did not
   */
  public Optional<String> run() {
    return batch.run();
  }

  /** Ends the sweep: the runs under way do not count. Does nothing the second time. */
  public void stop(String reason) {
    batch.stop(reason);
  }

  private Optional<PlannedRun> take() {
    int number = next.getAndIncrement();
    while (number <= plan.size() && tables.has(number)) {
      number = next.getAndIncrement();
    }
    return number <= plan.size() ? Optional.of(plan.run(number)) : Optional.empty();
  }

  private void record(PlannedRun run, BatchResult result) {
    CompletedRun completed =
        new CompletedRun(
            run, result.reason(), result.fingerprint(), result.seconds(), result.measurements());
    tables.add(completed);
    listener.accept(completed);
  }
}
