package wellspring.infra.fork;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import wellspring.dashboards.fork.ReplicaFigures;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.dashboards.verdict.Verdict;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.RunBatch;
import wellspring.infra.lab.RunBatch.BatchResult;

/**
 * Does the runs of a {@link ForkSeries}, several at once, and collects what came of them.
 *
 * <p>Life: made, then {@link #run} once, then closed.
 */
public final class ForkSeriesRuns implements AutoCloseable {
  private final ReplicaFigures futures;
  private final ReplicaFigures others;
  private final ForkTables tables;
  private final BiConsumer<ForkReplica, BatchResult> listener;
  private final Queue<ForkReplica> left;
  private final RunBatch<ForkReplica> batch;
  private int done;
  private int failed;

  /**
   * @param folder where the tables are written
   * @param jobs how many runs go on at once, at least 1
   * @param listener is told of each run that has ended, one after the other
   */
  public ForkSeriesRuns(
      ForkSeries series,
      SharedPast past,
      Path folder,
      Lab lab,
      int jobs,
      BiConsumer<ForkReplica, BatchResult> listener) {
    this.futures = new ReplicaFigures(series.scenario(past).rounds());
    this.others = new ReplicaFigures(series.otherScenario(past).rounds());
    this.tables = new ForkTables(folder, series);
    this.listener = listener;
    this.left = series.runs();
    this.batch =
        new RunBatch<>(lab, jobs, this::take, run -> series.request(run, past), this::record);
  }

  /**
   * Does all runs.
   *
   * @return why it stopped before the end; empty if it did not
   */
  public Optional<String> run() {
    return batch.run();
  }

  /** Ends it: the runs under way do not count. */
  public void stop(String reason) {
    batch.stop(reason);
  }

  private Optional<ForkReplica> take() {
    synchronized (left) {
      return Optional.ofNullable(left.poll());
    }
  }

  private void record(ForkReplica run, BatchResult result) {
    List<ModelVerdict> verdicts =
        result.verdict().map(RunVerdict::now).map(Verdict::models).orElseGet(List::of);
    synchronized (this) {
      done++;
      if (result.failed()) {
        failed++;
      } else {
        (run.future() ? futures : others).add(run.replica(), result.measurements(), verdicts);
      }
      tables.add(run, result, verdicts);
      listener.accept(run, result);
    }
  }

  /** What came of the futures; to be asked when all is done. */
  public ReplicaFigures futures() {
    return futures;
  }

  /** What came of the runs that they are compared with. */
  public ReplicaFigures others() {
    return others;
  }

  /** How many runs have ended, failed ones among them. */
  public synchronized int done() {
    return done;
  }

  /** How many have failed. */
  public synchronized int failed() {
    return failed;
  }

  @Override
  public void close() {
    tables.close();
  }
}
