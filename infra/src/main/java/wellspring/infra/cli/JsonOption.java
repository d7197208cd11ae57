package wellspring.infra.cli;

import picocli.CommandLine.Option;

/** Whether a command's result is wanted for a program. */
final class JsonOption {
  @Option(
      names = "--json",
      description =
          "Print the result as one JSON object on standard output, and everything else on standard "
              + "error.")
  private boolean json;

  boolean isWanted() {
    return json;
  }
}
