package wellspring.infra.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.verdict.RunVerdict;

/**
 * Does many runs, several at once, in one lab. A run that fails is a result like any other; what
 * fails beside the runs, a full disk or a dead broker, ends the batch.
 *
 * <p>Life: made, then {@link #run} once, until all is done or {@link #stop} was called.
 *
 * @param <T> what tells a run from the others
 */
public final class RunBatch<T> {
  private final Lab lab;
  private final int jobs;
  private final Supplier<Optional<T>> next;
  private final Function<T, RunRequest> requests;
  private final BiConsumer<T, BatchResult> listener;

  /** By lane; also the lock under which the batch stops. */
  private final Map<Integer, RunHandle> underWay = new TreeMap<>();

  private Optional<String> stopped = Optional.empty();

  /**
   * What came of one run.
   *
   * @param reason why it failed; empty if it finished
   * @param fingerprint the hash of all that it produced; empty if no round was closed
   * @param seconds how long it took
   * @param measurements all its figures, sorted by id; none if it failed
   * @param verdict on its rounds; empty if it failed
   */
  public record BatchResult(
      String reason,
      String fingerprint,
      double seconds,
      List<ModelMeasured> measurements,
      Optional<RunVerdict> verdict) {
    public BatchResult {
      measurements = List.copyOf(measurements);
    }

    public boolean failed() {
      return !reason.isEmpty();
    }
  }

  /**
   * A batch that has not begun.
   *
   * @param lab where the runs take place, with room for so many logs at once
   * @param jobs how many runs go on at once, at least 1
   * @param next what is to be done next; empty if nothing is; asked on many threads
   * @param requests what is asked of the lab for it
   * @param listener takes what came of each run, on any thread; what it throws ends the batch
   */
  public RunBatch(
      Lab lab,
      int jobs,
      Supplier<Optional<T>> next,
      Function<T, RunRequest> requests,
      BiConsumer<T, BatchResult> listener) {
    this.lab = lab;
    this.jobs = jobs;
    this.next = next;
    this.requests = requests;
    this.listener = listener;
  }

  /**
   * Does all runs.
   *
   * @return why it stopped before the end; empty if it did not
   */
  public Optional<String> run() {
    ExecutorService lanes = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int lane = 0; lane < jobs; lane++) {
        int own = lane;
        ends.add(lanes.submit(() -> work(own)));
      }
      for (Future<?> end : ends) {
        await(end);
      }
    } finally {
      lanes.shutdownNow();
    }
    synchronized (underWay) {
      return stopped;
    }
  }

  /** Ends the batch: the runs under way do not count. Does nothing the second time. */
  public void stop(String reason) {
    List<RunHandle> runs;
    synchronized (underWay) {
      if (stopped.isPresent()) {
        return;
      }
      stopped = Optional.of(reason);
      runs = List.copyOf(underWay.values());
    }
    runs.forEach(run -> run.end(Status.ABORTED, reason));
  }

  private void await(Future<?> lane) {
    try {
      lane.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a lane of the batch broke down", e.getCause());
    }
  }

  /** One lane: run after run. */
  private void work(int lane) {
    try {
      for (Optional<T> run = take(); run.isPresent(); run = take()) {
        tell(run.get(), perform(lane, run.get()));
      }
    } catch (RuntimeException e) {
      stop(AsyncWork.reason(e));
    }
  }

  private Optional<T> take() {
    synchronized (underWay) {
      return stopped.isPresent() ? Optional.empty() : next.get();
    }
  }

  private BatchResult perform(int lane, T run) {
    long begun = System.nanoTime();
    try (RunHandle handle = lab.start(requests.apply(run))) {
      return result(ended(lane, handle), handle, begun);
    } catch (RuntimeException e) {
      return new BatchResult(AsyncWork.reason(e), "", seconds(begun), List.of(), Optional.empty());
    }
  }

  private void tell(T run, BatchResult result) {
    synchronized (underWay) {
      if (stopped.isPresent()) {
        return;
      }
    }
    listener.accept(run, result);
  }

  /** A finished run has closed all its rounds, so that all its figures count. */
  private static BatchResult result(RunResult result, RunHandle handle, long begun) {
    boolean finished = result.status() == Status.FINISHED;
    return new BatchResult(
        result.reason(),
        result.fingerprint(),
        seconds(begun),
        finished ? handle.measurements() : List.of(),
        finished ? Optional.of(result.verdict()) : Optional.empty());
  }

  /** Waits for the end of a run, which {@link #stop} may bring about. */
  private RunResult ended(int lane, RunHandle handle) {
    synchronized (underWay) {
      underWay.put(lane, handle);
      stopped.ifPresent(reason -> handle.end(Status.ABORTED, reason));
    }
    try {
      return handle.await();
    } finally {
      synchronized (underWay) {
        underWay.remove(lane);
      }
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
