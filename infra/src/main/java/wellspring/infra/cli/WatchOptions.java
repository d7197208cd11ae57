package wellspring.infra.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run is watched. */
final class WatchOptions {
  @Mixin private ListeningOptions where = new ListeningOptions();

  @Option(
      names = "--targets",
      paramLabel = "DIR",
      description =
          "Write a target file for Prometheus (file_sd_configs) into this folder while the run can "
              + "be scraped.")
  private Optional<Path> targets = Optional.empty();

  @Option(
      names = "--linger",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long the page shows the finished run: 90s, 10m, 2h or 0 (default: until Ctrl-C "
              + "at a terminal, else 0).")
  private Optional<Duration> linger = Optional.empty();

  @Mixin private ReportOption report = new ReportOption();

  /**
   * Where and how long the run is shown.
   *
   * @param shared whether everybody on this machine may read its directory
   */
  RunOptions.DisplayOptions showing(boolean json, boolean shared) {
    boolean watched = TerminalInfo.current().outputIsTerminal() && !json;
    return new RunOptions.DisplayOptions(
        where.listening(),
        targets,
        watched ? linger : linger.or(() -> Optional.of(Duration.ZERO)),
        report.isWanted(),
        shared);
  }
}
