package wellspring.infra.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine.ExitCode;
import wellspring.agents.scenario.ScenarioException;
import wellspring.infra.data.DataException;
import wellspring.infra.run.RunException;
import wellspring.model.engine.DeviceException;
import wellspring.model.file.FileFault;
import wellspring.model.language.file.LanguageException;

/** What becomes of the failures of commands that answer at once: a sentence and an exit code. */
final class Failures {
  private Failures() {}

  /** What a command does. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /**
   * Does it. A request that cannot be met says itself why; whatever else is left to the command
   * line.
   *
   * @param trouble what to say if files cannot be read or written, such as {@code The query failed}
   * @return the exit code
   */
  static int told(String trouble, Work work) {
    try {
      work.run();
      return ExitCode.OK;
    } catch (ScenarioException
        | LanguageException
        | DeviceException
        | RunException
        | DataException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE;
    } catch (IOException | UncheckedIOException e) {
      System.err.println(trouble + ": " + FileFault.reason(e));
      return ExitCode.SOFTWARE;
    }
  }
}
