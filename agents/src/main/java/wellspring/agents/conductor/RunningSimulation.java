package wellspring.agents.conductor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.round.Signal;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;

/** A run under way. */
public final class RunningSimulation {
  private final ActorRef<Conductor.Command> conductor;
  private final CompletableFuture<RunEnded> ended;

  RunningSimulation(ActorRef<Conductor.Command> conductor, CompletableFuture<RunEnded> ended) {
    this.conductor = conductor;
    this.ended = ended;
  }

  /** How the run ended; completes whatever happens. */
  public CompletionStage<RunEnded> ended() {
    return ended;
  }

  /** Ends the run before its time; a round that is being closed is closed first. */
  public void end(Status status, String reason) {
    conductor.tell(new Conductor.Told(new Signal.End(status, reason)));
  }

  /**
   * Steers the run.
   *
   * @return completes with what the log has of it, once it has it; fails with {@link
   *     SteeringException} if it cannot be done
   */
  public CompletionStage<Steered> steer(SteeringCommand order) {
    CompletableFuture<Steered> answer = new CompletableFuture<>();
    var unused =
        ended.whenComplete(
            (event, error) ->
                answer.completeExceptionally(
                    new SteeringException("The run is over and cannot be changed")));
    conductor.tell(new Conductor.Steer(order, answer));
    return answer;
  }
}
