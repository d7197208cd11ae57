package wellspring.agents.conductor;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.round.Signal;
import wellspring.agents.round.Step;
import wellspring.agents.world.Errand;

/**
 * Carries steps out, one after the other: first the log takes all events of one, then its orders
 * are given. Used by one thread; tells on any.
 */
final class StepCarrier {
  private final EventLog log;
  private final AgentHost agents;
  private final Consumer<Signal> told;
  private final Consumer<RunEnded> ended;

  /** Completes when all events up to now are in the log, or have been refused. */
  private CompletionStage<Void> logged = CompletableFuture.completedStage(null);

  /**
   * @param told hears what became of events
   * @param ended hears of the last one, whatever became of it
   */
  StepCarrier(EventLog log, AgentHost agents, Consumer<Signal> told, Consumer<RunEnded> ended) {
    this.log = log;
    this.agents = agents;
    this.told = told;
    this.ended = ended;
  }

  /** Carries a step out once those before are. */
  void carryOut(Step step) {
    if (!step.events().isEmpty() || !step.orders().isEmpty()) {
      logged = logged.thenCompose(done -> publish(step));
    }
  }

  /** Does something more once the steps up to now are carried out. */
  void thenRun(Runnable more) {
    logged = logged.thenRun(more);
  }

  private CompletionStage<Void> publish(Step step) {
    return Errand.run(Runnable::run, () -> log.publishAll(Topic.CONTROL, step.events().stream()))
        .handle(
            (done, error) -> {
              goOn(step, Optional.ofNullable(error));
              return null;
            });
  }

  private void goOn(Step step, Optional<Throwable> error) {
    Optional<RunEnded> last = step.end();
    if (last.isPresent()) {
      ended.accept(last.get());
    } else if (error.isPresent()) {
      told.accept(new Signal.LogFailed(Errand.reason(error.get())));
    } else {
      if (!step.events().isEmpty()) {
        told.accept(new Signal.Logged(step.events()));
      }
      step.orders().forEach(agents::give);
    }
  }
}
