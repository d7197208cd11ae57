package wellspring.infra.page;

import java.util.concurrent.CompletionStage;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.steering.SteeringCommand;

/** What a run is steered by. */
@FunctionalInterface
public interface SteeringTarget {
  /**
   * Passes an order on.
   *
   * @return completes with what the log has of it; fails with {@link
   *     wellspring.agents.steering.SteeringException} if it cannot be carried out
   */
  CompletionStage<Steered> steer(SteeringCommand order);
}
