package wellspring.infra.cli;

import java.io.UncheckedIOException;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import wellspring.agents.log.LogException;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.steering.SteeringException;
import wellspring.infra.run.RunException;
import wellspring.model.engine.DeviceException;
import wellspring.model.file.FileFault;
import wellspring.model.language.file.LanguageException;

/**
 * What surrounds a command that takes its time: where it speaks, how it is interrupted, and what
 * becomes of its failures.
 *
 * @param console for everything but the result
 * @param interruption tells when the user has had enough
 * @param json whether the result is wanted as JSON, alone on standard output
 */
record CommandFrame(ConsoleOutput console, ShutdownHook interruption, boolean json) {
  /** The exit code of what was interrupted, as shells know it. */
  static final int INTERRUPTED = 130;

  /** What a command does. */
  @FunctionalInterface
  interface Work {
    /**
     * @return the exit code
     */
    int run(CommandFrame frame);
  }

  /**
   * Does it.
   *
   * @param what it is, for example {@code run}
   * @param json whether the result is wanted as JSON; everything else goes to standard error then
   * @return the exit code
   */
  static int call(String what, boolean json, Work work) {
    TerminalInfo terminal = TerminalInfo.current();
    ConsoleOutput console =
        new ConsoleOutput(
            PlainStream.raw(json ? System.err : System.out),
            json ? terminal.errorIsTerminal() : terminal.outputIsTerminal(),
            terminal.columns(),
            System::nanoTime);
    // The hook lets the process go only when all is said.
    try (ShutdownHook interruption = new ShutdownHook()) {
      return new CommandFrame(console, interruption, json).call(what, work);
    }
  }

  private int call(String what, Work work) {
    try {
      return work.run(this);
    } catch (ScenarioException
        | LanguageException
        | DeviceException
        | SteeringException
        | RunException
        | LogException e) {
      console.clear();
      System.err.println(e.getMessage());
      return ExitCode.USAGE;
    } catch (UncheckedIOException e) {
      console.clear();
      System.err.println("The %s failed: %s".formatted(what, FileFault.reason(e)));
      return ExitCode.SOFTWARE;
    } catch (ParameterException e) {
      throw e; // the command line is not as it should be, and knows how to say so
    } catch (RuntimeException | Error e) {
      console.clear();
      e.printStackTrace();
      return ExitCode.SOFTWARE;
    }
  }

  /** Prints the result, if it is wanted as JSON. */
  void result(Supplier<String> text) {
    if (json) {
      System.out.println(text.get());
      System.out.flush();
    }
  }
}
