package wellspring.infra.lab;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import wellspring.agents.conductor.RunningSimulation;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.log.EventLog;
import wellspring.agents.steering.SteeringCommand;
import wellspring.infra.run.RunDirectory;

/**
 * A run that a lab has started, in the hands of whoever asked for it. It goes on without any of
 * these calls; until the handle is closed its log can be read. Safe to use from many threads.
 */
public final class RunHandle implements AutoCloseable {
  private final RunExecution execution;
  private final RunningSimulation simulation;
  private final CompletableFuture<RunResult> result;
  private final AtomicBoolean closed = new AtomicBoolean();

  RunHandle(
      RunExecution execution, RunningSimulation simulation, CompletableFuture<RunResult> result) {
    this.execution = execution;
    this.simulation = simulation;
    this.result = result;
  }

  /** The run's name. */
  public String run() {
    return execution.subject().run();
  }

  /** The run's folder; empty if it is not recorded. */
  public Optional<RunDirectory> directory() {
    return execution.subject().directory();
  }

  /** The run's events, from the first one on, for whoever wants to follow or read them. */
  public EventLog log() {
    return execution.log();
  }

  /**
   * Steers the run.
   *
   * @return completes with what the log has of it, once it has it; fails with {@link
   *     wellspring.agents.steering.SteeringException} if it cannot be done
   */
  public CompletionStage<Steered> steer(SteeringCommand order) {
    return simulation.steer(order);
  }

  /**
   * Ends the run before its time; a round that is being closed is closed first. Does nothing if it
   * is over.
   *
   * @param reason what the result will give as its reason
   */
  public void end(Status status, String reason) {
    if (!simulation.ended().toCompletableFuture().isDone()) {
      simulation.end(status, reason);
      execution.hurry();
    }
  }

  /** What came of the run, once it is over and all that it leaves is on the disk. */
  public CompletionStage<RunResult> result() {
    return result.copy();
  }

  /**
   * Waits for what comes of the run.
   *
   * @throws RuntimeException if an observer throws at the very end
   */
  public RunResult await() {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (AsyncWork.cause(e) instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the run could not be concluded", AsyncWork.cause(e));
    }
  }

  /**
   * The figures of all rounds that the run has closed, sorted by id; waits for its end. To be asked
   * before this is closed.
   *
   * @throws wellspring.agents.log.LogException if the log cannot be read
   */
  public List<ModelMeasured> measurements() {
    return execution.measurements(await().ended().round());
  }

  /** Ends the run if it is not over, waits for its end, and closes its log. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      end(Status.ABORTED, "its handle was closed");
      try {
        result.exceptionally(error -> null).join();
      } finally {
        execution.close();
      }
    }
  }
}
