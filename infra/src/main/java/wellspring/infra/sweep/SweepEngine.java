package wellspring.infra.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.sweep.PlannedRun;
import wellspring.agents.sweep.SweepPlan;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.RunHandle;
import wellspring.infra.lab.RunResult;

/**
 * Does the runs of a sweep, several at once, in one lab. A run that fails is a result like any
 * other; what fails beside the runs, a full disk or a dead broker, ends the sweep.
 *
 * <p>Life: made, then {@link #run} once, until all is done or {@link #stop} was called.
 */
public final class SweepEngine {
  private final SweepPlan plan;
  private final SweepTables tables;
  private final Lab lab;
  private final SweepRequests requests;
  private final int jobs;
  private final Consumer<CompletedRun> listener;
  private final AtomicInteger next = new AtomicInteger(1);

  /** By lane; also the lock under which the engine stops. */
  private final Map<Integer, RunHandle> underWay = new TreeMap<>();

  private Optional<String> stopped = Optional.empty();

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
    this.lab = setting.lab();
    this.requests = new SweepRequests(setting.keep());
    this.jobs = setting.jobs();
    this.listener = listener;
  }

  /**
   * Does all runs that the tables do not have yet.
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

  /** Ends the sweep: the runs under way do not count. Does nothing the second time. */
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
      throw new IllegalStateException("a lane of the sweep broke down", e.getCause());
    }
  }

  /** One lane: run after run. */
  private void work(int lane) {
    try {
      for (int number = take(); number <= plan.size(); number = take()) {
        CompletedRun completed = perform(lane, plan.run(number));
        synchronized (underWay) {
          if (stopped.isPresent()) {
            return;
          }
        }
        tables.add(completed);
        listener.accept(completed);
      }
    } catch (RuntimeException e) {
      stop(AsyncWork.reason(e));
    }
  }

  /** The next run that is to be done; beyond the last one if there is none. */
  private int take() {
    int number = next.getAndIncrement();
    while (number <= plan.size() && tables.has(number)) {
      number = next.getAndIncrement();
    }
    synchronized (underWay) {
      return stopped.isPresent() ? plan.size() + 1 : number;
    }
  }

  private CompletedRun perform(int lane, PlannedRun run) {
    long begun = System.nanoTime();
    try (RunHandle handle = lab.start(requests.of(run))) {
      return completed(run, ended(lane, handle), handle, begun);
    } catch (RuntimeException e) {
      return new CompletedRun(run, AsyncWork.reason(e), "", seconds(begun), List.of());
    }
  }

  /** A finished run has closed all its rounds, so that all its figures count. */
  private static CompletedRun completed(
      PlannedRun run, RunResult result, RunHandle handle, long begun) {
    return new CompletedRun(
        run,
        result.reason(),
        result.fingerprint(),
        seconds(begun),
        result.status() == Status.FINISHED ? handle.measurements() : List.of());
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
