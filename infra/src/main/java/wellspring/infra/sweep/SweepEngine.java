package wellspring.infra.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import wellspring.agents.conductor.Simulation;
import wellspring.agents.conductor.Simulations;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Measured;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.sweep.PlannedRun;
import wellspring.agents.sweep.SweepPlan;
import wellspring.agents.world.Errand;
import wellspring.agents.world.World;

/**
 * Does the runs of a sweep, several at once, in one actor system. A run that fails is a result like
 * any other; what fails beside the runs, a full disk or a dead broker, ends the sweep.
 *
 * <p>Life: made, then {@link #run} once, until all is done or {@link #stop} was called.
 */
public final class SweepEngine {
  private final SweepPlan plan;
  private final SweepTables tables;
  private final RunGround ground;
  private final RunLogs logs;
  private final Optional<SweepDirectory> keep;
  private final int jobs;
  private final Consumer<CompletedRun> listener;
  private final AtomicInteger next = new AtomicInteger(1);

  /** By lane; also the lock under which the engine stops. */
  private final Map<Integer, Simulation> underWay = new TreeMap<>();

  private Optional<String> stopped = Optional.empty();

  /**
   * How a sweep is done; no result depends on it.
   *
   * @param ground what all runs stand on
   * @param logs where they exchange events
   * @param keep where whole run directories are left; empty if nobody wants them
   * @param jobs how many runs go on at once, at least 1
   */
  public record Setting(RunGround ground, RunLogs logs, Optional<SweepDirectory> keep, int jobs) {}

  /**
   * @param tables what is done already, and where results go
   * @param listener is told of each run that has been recorded, on any thread
   */
  public SweepEngine(
      SweepPlan plan, SweepTables tables, Setting setting, Consumer<CompletedRun> listener) {
    this.plan = plan;
    this.tables = tables;
    this.ground = setting.ground();
    this.logs = setting.logs();
    this.keep = setting.keep();
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
    ExecutorService work = Executors.newFixedThreadPool(ground.threads());
    try (Simulations simulations = Simulations.open(ground.threads())) {
      List<Future<?>> ends = new ArrayList<>();
      for (int lane = 0; lane < jobs; lane++) {
        int own = lane;
        ends.add(lanes.submit(() -> work(own, simulations, work)));
      }
      for (Future<?> end : ends) {
        await(end);
      }
    } finally {
      lanes.shutdownNow();
      work.shutdownNow();
    }
    synchronized (underWay) {
      return stopped;
    }
  }

  /** Ends the sweep: the runs under way do not count. Does nothing the second time. */
  public void stop(String reason) {
    List<Simulation> simulations;
    synchronized (underWay) {
      if (stopped.isPresent()) {
        return;
      }
      stopped = Optional.of(reason);
      simulations = List.copyOf(underWay.values());
    }
    simulations.forEach(simulation -> simulation.end(Status.ABORTED, reason));
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
  private void work(int lane, Simulations simulations, ExecutorService work) {
    try {
      for (int number = take(); number <= plan.size(); number = take()) {
        CompletedRun completed = perform(lane, plan.run(number), simulations, work);
        synchronized (underWay) {
          if (stopped.isPresent()) {
            return;
          }
        }
        tables.add(completed);
        listener.accept(completed);
      }
    } catch (RuntimeException e) {
      stop(message(e));
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

  private CompletedRun perform(
      int lane, PlannedRun run, Simulations simulations, ExecutorService work) {
    long begun = System.nanoTime();
    try (EventLog log = logs.open(lane, "run-" + run.number())) {
      RunEnded ended;
      if (keep.isPresent()) {
        try (KeptRun kept = new KeptRun(keep.get(), run)) {
          ended = simulate(lane, kept.world(ground, log, work), simulations);
          kept.end(log, ended, seconds(begun));
        }
      } else {
        ended = simulate(lane, ground.world(run, log, work), simulations);
      }
      return completed(run, ended, log, begun);
    } catch (RuntimeException e) {
      return new CompletedRun(run, message(Errand.cause(e)), "", seconds(begun), List.of());
    }
  }

  /** A finished run has closed all its rounds, so that all its figures count. */
  private static CompletedRun completed(PlannedRun run, RunEnded ended, EventLog log, long begun) {
    return ended.status() == Status.FINISHED
        ? new CompletedRun(
            run,
            "",
            ended.fingerprint(),
            seconds(begun),
            log.read(all(log, Topic.MEASUREMENTS), Measured.class))
        : new CompletedRun(run, ended.reason(), ended.fingerprint(), seconds(begun), List.of());
  }

  private RunEnded simulate(int lane, World world, Simulations simulations) {
    Simulation simulation = simulations.start(world, progress -> {});
    synchronized (underWay) {
      underWay.put(lane, simulation);
      stopped.ifPresent(reason -> simulation.end(Status.ABORTED, reason));
    }
    try {
      return simulation.ended().toCompletableFuture().join();
    } catch (CompletionException e) {
      return new RunEnded("ended", 0, Status.FAILED, message(Errand.cause(e)), "");
    } finally {
      synchronized (underWay) {
        underWay.remove(lane);
      }
    }
  }

  /** All that a topic has. */
  static Slice all(EventLog log, Topic topic) {
    return Slice.beginning(topic, log.partitions(topic)).next(log.end(topic));
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static String message(Throwable error) {
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }
}
