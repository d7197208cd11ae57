package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import wellspring.agents.steering.StartOptions;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;
import wellspring.infra.run.SteeringFile;

/** How a run is watched and steered. */
final class PageOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private WatchOptions watch = new WatchOptions();

  @Option(
      names = "--shared",
      description = "Let all users of this machine read the run's directory (default: only you).")
  private boolean shared;

  @Option(names = "--paused", description = "Begin paused, before round 0.")
  private boolean paused;

  @Option(
      names = "--speed",
      paramLabel = "R",
      description = "Do at most R rounds per second (default: no limit).")
  private Optional<Double> speed = Optional.empty();

  @Option(
      names = "--steering",
      paramLabel = "FILE",
      description =
          "Steer as an earlier run was: FILE is its steering.jsonl. Pauses and speeds are left "
              + "out.")
  private Optional<Path> steering = Optional.empty();

  /** Where and how long the run is shown. */
  RunOptions.DisplayOptions showing(boolean json) {
    return watch.showing(json, shared);
  }

  /**
   * How the run begins.
   *
   * @throws wellspring.infra.run.RunException if the file with the steering cannot be read
   */
  StartOptions opening() {
    return new StartOptions(paused, limit(), steering.map(SteeringFile::read).orElse(List.of()));
  }

  private OptionalDouble limit() {
    OptionalDouble limit =
        speed.isPresent() ? OptionalDouble.of(speed.get()) : OptionalDouble.empty();
    try {
      return new SteeringCommand.Speed(limit).roundsPerSecond();
    } catch (SteeringException e) {
      throw wrong("--speed is wrong: " + e.getMessage());
    }
  }

  /** The file with the steering to be repeated. */
  Optional<Path> steering() {
    return steering;
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
