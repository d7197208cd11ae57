package wellspring.infra.lab;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import wellspring.agents.conductor.AgentHost;
import wellspring.agents.conductor.RunningSimulation;
import wellspring.agents.conductor.SimulationStart;
import wellspring.agents.conductor.SimulationSystem;
import wellspring.agents.context.RunContext;

/**
 * Starts runs: the one way in, for one run or for many at once. They share threads, devices,
 * languages, and where their logs come from.
 *
 * <p>A lab can be closed as soon as its runs are over: their handles outlive it.
 */
public final class Lab implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final RunResources resources;
  private final SimulationSystem simulations;
  private final ExecutorService work;
  private final ExecutorService endings = Executors.newCachedThreadPool();
  private volatile boolean closed;

  private Lab(RunResources resources) {
    this.resources = resources;
    this.simulations = SimulationSystem.open(resources.threads());
    this.work = Executors.newFixedThreadPool(resources.threads());
  }

  /** A lab without a run. */
  public static Lab open(RunResources resources) {
    return new Lab(resources);
  }

  /**
   * Starts a run, goes on with one that was stopped, for which its log is read first, or begins the
   * child of another one, whose past is copied first.
   *
   * @return the run under way, the caller's to close; also if it fails at once
   * @throws IllegalStateException if the lab is closed
   * @throws RuntimeException if the request cannot be met, or an observer refuses it; nothing of
   *     the run is on the disk then, or what was there before
   */
  public RunHandle start(RunRequest request) {
    if (closed) {
      throw new IllegalStateException("the lab is closed: open another one");
    }
    RunExecution execution = RunExecution.prepare(request, resources);
    RunningSimulation simulation = start(request, execution);
    return new RunHandle(execution, simulation, execution.follow(simulation, endings));
  }

  private RunningSimulation start(RunRequest request, RunExecution execution) {
    boolean begins = false;
    try {
      RunContext context = execution.context(work);
      Optional<AgentHost.Placement> elsewhere =
          resources.placement().map(place -> place.of(execution.subject()));
      SimulationStart start =
          execution.past().isPresent()
              ? SimulationStart.continuing(
                  context,
                  request.opening(),
                  execution.past().get(),
                  elsewhere,
                  execution::progress)
              : SimulationStart.fresh(context, request.opening(), elsewhere, execution::progress);
      execution.openFiles();
      RunningSimulation simulation = simulations.start(start);
      begins = true;
      return simulation;
    } finally {
      if (!begins) {
        execution.refuse();
      }
    }
  }

  /** Ends all runs that are not over, as failed, and gives the threads back. */
  @Override
  public void close() {
    closed = true;
    simulations.close();
    work.shutdownNow();
    endings.shutdown();
    try {
      var unused = endings.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
