package wellspring.infra.cli;

import java.time.Duration;
import picocli.CommandLine.Option;
import wellspring.infra.kafka.ForeignRecords.Treatment;
import wellspring.infra.lab.LogChoice;

/** How long a cluster is waited for that does not answer. */
final class ClusterWaitOption {
  @Option(
      names = "--wait-for-cluster",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "5m",
      description =
          "How long to wait for a cluster that falls silent: 90s, 10m, 2h or 0 (default: "
              + "${DEFAULT-VALUE}). Then the ${COMMAND-NAME} ends, and can be resumed.")
  private Duration silence;

  /** The same log, for which a run waits so long. */
  LogChoice of(LogChoice choice, Treatment foreign) {
    return choice instanceof LogChoice.Existing existing
        ? new LogChoice.Existing(existing.address(), existing.options().with(silence, foreign))
        : choice;
  }
}
