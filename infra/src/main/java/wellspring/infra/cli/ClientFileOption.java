package wellspring.infra.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import wellspring.infra.kafka.ClientProperties;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.RunException;

/** How to log in to a cluster. */
final class ClientFileOption {
  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "Settings of Kafka's clients for a cluster that wants TLS or a login, under Kafka's own "
              + "names: security.protocol, sasl.jaas.config, ssl.truststore.location and others.")
  private Optional<Path> file = Optional.empty();

  /**
   * The same log, reached with these settings.
   *
   * @throws RunException if it is on no cluster
   * @throws wellspring.agents.log.LogException if the file cannot be used
   */
  LogChoice of(LogChoice choice) {
    if (file.isEmpty()) {
      return choice;
    } else if (choice instanceof LogChoice.Existing existing) {
      return new LogChoice.Existing(
          existing.address(), existing.options().with(ClientProperties.read(file.get())));
    }
    throw new RunException(
        "--kafka-config is for a cluster, and the log is %s: add --kafka HOST:PORT, or leave it out"
            .formatted(choice));
  }

  /**
   * The log that a manifest tells of, reached with the file that it names unless another one is
   * given.
   *
   * @throws RunException if a file is given, and it is on no cluster
   * @throws wellspring.agents.log.LogException if the file cannot be used
   */
  LogChoice of(LogPlace place) {
    LogChoice choice = new LogChoiceConverter().convert(place.kafka());
    return file.isPresent() ? of(choice) : kept(choice, place);
  }

  /** The same with the file that is given only where the manifest's is not there. */
  LogChoice known(LogPlace place) {
    LogChoice choice = new LogChoiceConverter().convert(place.kafka());
    return choice instanceof LogChoice.Existing && file.isPresent() && !hasFile(place)
        ? of(choice)
        : kept(choice, place);
  }

  private static boolean hasFile(LogPlace place) {
    return !place.config().isEmpty() && Files.isReadable(Path.of(place.config()));
  }

  private static LogChoice kept(LogChoice choice, LogPlace place) {
    return choice instanceof LogChoice.Existing existing && !place.config().isEmpty()
        ? new LogChoice.Existing(
            existing.address(),
            existing.options().with(ClientProperties.read(Path.of(place.config()))))
        : choice;
  }

  /** The words of a command line that ask for it. */
  List<String> words() {
    return file.map(path -> List.of("--kafka-config", path.toString())).orElseGet(List::of);
  }
}
