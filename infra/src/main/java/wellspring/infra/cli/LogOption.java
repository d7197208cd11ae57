package wellspring.infra.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wellspring.infra.kafka.ForeignRecords.Treatment;
import wellspring.infra.lab.LogChoice;

/** Where a run or a sweep keeps its events. */
final class LogOption {
  @Option(
      names = "--kafka",
      paramLabel = "embedded|memory|HOST:PORT",
      converter = LogChoiceConverter.class,
      defaultValue = "embedded",
      description =
          "Where events go: a broker that the ${COMMAND-NAME} brings along (default), this "
              + "process' memory, or a cluster that exists.")
  private LogChoice choice;

  @Mixin private ClusterWaitOption wait = new ClusterWaitOption();

  LogChoice choice() {
    return choice(Treatment.IGNORE);
  }

  /** The same, with something else done about others' records. */
  LogChoice choice(Treatment foreign) {
    return wait.of(choice, foreign);
  }

  /** The words of a command line that ask for it; none where nothing has to be said. */
  List<String> words() {
    return choice instanceof LogChoice.Embedded ? List.of() : List.of("--kafka", choice.toString());
  }
}
