package wellspring.infra.cli;

import java.util.List;
import picocli.CommandLine.Option;
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

  LogChoice choice() {
    return choice;
  }

  /** The words of a command line that ask for it; none where nothing has to be said. */
  List<String> words() {
    return choice instanceof LogChoice.Embedded ? List.of() : List.of("--kafka", choice.toString());
  }
}
