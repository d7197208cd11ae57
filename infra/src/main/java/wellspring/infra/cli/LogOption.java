package wellspring.infra.cli;

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
}
