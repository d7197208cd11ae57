package wellspring.infra.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wellspring.infra.kafka.ForeignRecords.Treatment;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.RunException;

/** Where a run or a sweep keeps its events. */
final class LogOption {
  private static final int REPLICAS_MAX = Short.MAX_VALUE;

  @Option(
      names = "--kafka",
      paramLabel = "embedded|memory|HOST:PORT",
      converter = LogChoiceConverter.class,
      defaultValue = "embedded",
      description =
          "Where events go: a broker that the ${COMMAND-NAME} brings along (default), this "
              + "process' memory, or a cluster that exists.")
  private LogChoice choice;

  @Mixin private ClientFileOption client = new ClientFileOption();

  @Option(
      names = "--kafka-replicas",
      paramLabel = "N",
      description =
          "On how many brokers of a cluster each record is kept (default: as many as the cluster "
              + "gives to topics by itself if these are more than one; else 3 if it has as many "
              + "brokers). Of 3 or more, 2 must have a record before it counts.")
  private Optional<Integer> replicas = Optional.empty();

  @Mixin private ClusterWaitOption wait = new ClusterWaitOption();

  LogChoice choice() {
    return choice(Treatment.IGNORE);
  }

  /** The same, with something else done about others' records. */
  LogChoice choice(Treatment foreign) {
    return wait.of(replicated(client.of(choice)), foreign);
  }

  private LogChoice replicated(LogChoice log) {
    if (replicas.isEmpty()) {
      return log;
    }
    int count = replicas.get();
    if (count < 1 || count > REPLICAS_MAX) {
      throw new RunException(
          "--kafka-replicas must be between 1 and %d, not %d".formatted(REPLICAS_MAX, count));
    } else if (log instanceof LogChoice.Existing existing) {
      return new LogChoice.Existing(
          existing.address(), existing.options().replicated(OptionalInt.of(count)));
    }
    throw new RunException(
        "--kafka-replicas is for a cluster, and the log is %s: add --kafka HOST:PORT, or leave it out"
            .formatted(log));
  }

  /** The log of another run, reached as that one's manifest says, or else as this one. */
  LogChoice other(LogPlace place) {
    return client.known(place);
  }

  /** The words of a command line that ask for it; none where nothing has to be said. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (!(choice instanceof LogChoice.Embedded)) {
      words.addAll(List.of("--kafka", choice.toString()));
    }
    words.addAll(client.words());
    replicas.ifPresent(n -> words.addAll(List.of("--kafka-replicas", n.toString())));
    return words;
  }
}
