package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunContexts;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.EventIds;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;

class RefusedSteeringTest {
  private static final Scenario SCENARIO = Scenarios.shared(1, 3);

  /** Nobody is told that an order is in force which the log does not have. */
  @Test
  void anOrderThatTheLogRefusesIsNoSuccess() {
    RunContext context =
        RunContexts.of(SCENARIO, new RefusingLog(EventIds.steering(0, 0)), Runnable::run);
    StartOptions paused = new StartOptions(true, OptionalDouble.empty(), List.of());
    try (SimulationSystem simulations = SimulationSystem.open(1)) {
      RunningSimulation simulation =
          simulations.start(SimulationStart.fresh(context, paused, progress -> {}));
      CompletableFuture<Steered> answer =
          simulation.steer(new SteeringCommand.Resume()).toCompletableFuture();

      RunEnded ended =
          simulation.ended().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
      assertThat(ended.status()).isEqualTo(Status.FAILED);
      assertThat(ended.reason()).contains("the log", "no room");
      assertThatThrownBy(answer::join).hasCauseInstanceOf(SteeringException.class);
    }
  }
}
