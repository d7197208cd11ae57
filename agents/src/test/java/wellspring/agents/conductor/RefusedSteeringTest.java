package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Ids;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.Opening;
import wellspring.agents.steering.Steering;
import wellspring.agents.steering.SteeringException;
import wellspring.agents.world.MemoryWorlds;
import wellspring.agents.world.World;

class RefusedSteeringTest {
  private static final Scenario SCENARIO = Scenarios.shared(1, 3);

  /** Nobody is told that an order is in force which the log does not have. */
  @Test
  void anOrderThatTheLogRefusesIsNoSuccess() {
    World world = MemoryWorlds.of(SCENARIO, new RefusingLog(Ids.steering(0, 0)), Runnable::run);
    Opening paused = new Opening(true, OptionalDouble.empty(), List.of());
    try (Simulations simulations = Simulations.open(1)) {
      Simulation simulation = simulations.start(world, paused, progress -> {});
      CompletableFuture<Steered> answer =
          simulation.steer(new Steering.Resume()).toCompletableFuture();

      RunEnded ended =
          simulation.ended().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
      assertThat(ended.status()).isEqualTo(Status.FAILED);
      assertThat(ended.reason()).contains("the log", "no room");
      assertThatThrownBy(answer::join).hasCauseInstanceOf(SteeringException.class);
    }
  }
}
