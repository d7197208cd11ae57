package wellspring.infra.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.steering.StartOptions;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;

/** How fast a run begins. */
final class PaceOptions {
  @Option(names = "--paused", description = "Begin paused, before the first round.")
  private boolean paused;

  @Option(
      names = "--speed",
      paramLabel = "R",
      description = "Do at most R rounds per second (default: no limit).")
  private Optional<Double> speed = Optional.empty();

  /**
   * How the run begins.
   *
   * @param script the steering that it repeats
   * @throws SteeringException if there is no such speed
   */
  StartOptions opening(List<Steered> script) {
    OptionalDouble limit =
        speed.isPresent() ? OptionalDouble.of(speed.get()) : OptionalDouble.empty();
    try {
      return new StartOptions(paused, new SteeringCommand.Speed(limit).roundsPerSecond(), script);
    } catch (SteeringException e) {
      throw new SteeringException("--speed is wrong: " + e.getMessage());
    }
  }
}
