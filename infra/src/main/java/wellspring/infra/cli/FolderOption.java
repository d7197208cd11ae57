package wellspring.infra.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a run or a sweep makes its own directory: in {@code runs}, or in {@code sweeps}. */
final class FolderOption {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "${COMMAND-NAME}s",
      description =
          "The folder to make the ${COMMAND-NAME}'s directory in (default: ${DEFAULT-VALUE}).")
  private Path folder;

  Path folder() {
    return folder;
  }
}
