package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import wellspring.agents.steering.StartOptions;
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

  @Mixin private PaceOptions pace = new PaceOptions();

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
    try {
      return pace.opening(steering.map(SteeringFile::read).orElse(List.of()));
    } catch (SteeringException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  /** The file with the steering to be repeated. */
  Optional<Path> steering() {
    return steering;
  }
}
