package wellspring.infra.cli;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import wellspring.agents.conductor.Opening;
import wellspring.agents.conductor.Steering;
import wellspring.agents.conductor.SteeringException;
import wellspring.infra.page.Listening;
import wellspring.infra.run.SteeringFile;

/** How a run is watched and steered. */
final class PageOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + Listening.PORT_DEFAULT,
      description =
          "The port of the live page and of /metrics (default: ${DEFAULT-VALUE}); if it is in "
              + "use, the next free one. 0 for any.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "The address of this machine to listen on (default: loopback, so that only this "
              + "machine can see the page); 0.0.0.0 for all.")
  private InetAddress bind = InetAddress.getLoopbackAddress();

  @Option(
      names = "--linger",
      paramLabel = "TIME",
      converter = Linger.class,
      description =
          "How long the page shows the finished run: 90s, 10m, 2h or 0 (default: until Ctrl-C "
              + "at a terminal, else 0).")
  private Optional<Duration> linger = Optional.empty();

  @Option(
      names = "--no-report",
      description = "Write no report; 'wellspring report' can do so at any time.")
  private boolean noReport;

  @Option(names = "--paused", description = "Begin paused, before round 0.")
  private boolean paused;

  @Option(
      names = "--speed",
      paramLabel = "R",
      description = "Do at most R rounds in a second (default: as many as can be done).")
  private Optional<Double> speed = Optional.empty();

  @Option(
      names = "--steering",
      paramLabel = "FILE",
      description =
          "Steer as an earlier run was: FILE is its steering.jsonl. Pauses and speeds are left "
              + "out.")
  private Optional<Path> steering = Optional.empty();

  /** Where and how long the run is shown. */
  RunRequest.Showing showing(boolean json) {
    if (port < 0 || port > Listening.PORT_MAX) {
      throw wrong("--port must be between 0 and %d, not %d".formatted(Listening.PORT_MAX, port));
    }
    boolean watched = Terminal.current().outputIsTerminal() && !json;
    return new RunRequest.Showing(
        new Listening(bind, port),
        watched ? linger : linger.or(() -> Optional.of(Duration.ZERO)),
        !noReport);
  }

  /**
   * How the run begins.
   *
   * @throws wellspring.infra.run.RunException if the file with the steering cannot be read
   */
  Opening opening() {
    return new Opening(paused, limit(), steering.map(SteeringFile::read).orElse(List.of()));
  }

  private OptionalDouble limit() {
    OptionalDouble limit =
        speed.isPresent() ? OptionalDouble.of(speed.get()) : OptionalDouble.empty();
    try {
      return new Steering.Speed(limit).roundsPerSecond();
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
