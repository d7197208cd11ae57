package wellspring.infra.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import wellspring.infra.logging.LogLevel;

/** The root of the command line: {@code wellspring}. */
@Command(
    name = "wellspring",
    description = "A laboratory for ecosystems of human and synthetic text.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      ResumeCommand.class,
      NodeCommand.class,
      VerifyCommand.class,
      ForkCommand.class,
      ExplainCommand.class,
      SweepCommand.class,
      RunsCommand.class,
      OpenCommand.class,
      ReportCommand.class,
      ScenariosCommand.class,
      MeasuresCommand.class,
      BooksCommand.class,
      QueryCommand.class,
      ExportCommand.class,
      AutoregressionCommand.class,
      HelpCommand.class
    },
    versionProvider = Wellspring.Version.class)
public final class Wellspring implements Runnable {
  @Spec private CommandSpec spec;

  /**
   * Runs a command.
   *
   * @return the exit code: 0 for success, 1 for a failure, 2 for a command line that is wrong
   */
  public static int run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setErr(PlainStream.over(err));
    if (TerminalInfo.current().outputIsTerminal()) { // other programs get the data as they are
      System.setOut(PlainStream.over(out));
    }
    try {
      return new CommandLine(new Wellspring())
          .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8)) // help has colours
          .setParameterExceptionHandler(Wellspring::sayWhatIsWrong)
          .setExecutionExceptionHandler(Wellspring::sayWhatBroke)
          .execute(args);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static int sayWhatBroke(Exception error, CommandLine command, ParseResult parsed) {
    error.printStackTrace();
    return ExitCode.SOFTWARE;
  }

  /** One line on what is wrong, and where to read on, instead of the whole help. */
  private static int sayWhatIsWrong(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(error.getMessage());
    UnmatchedArgumentException.printSuggestions(error, err);
    err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    err.flush();
    return ExitCode.USAGE;
  }

  @Option(
      names = "--log-level",
      paramLabel = "error|warn|info|debug",
      scope = ScopeType.INHERIT,
      converter = LogLevelConverter.class,
      description =
          "How much is logged to standard error: info adds a line for each stage, round and "
              + "release (default: error).")
  void setLogLevel(LogLevel level) {
    level.use();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** The version that the jar was built as. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Wellspring.class.getPackage().getImplementationVersion();
      return new String[] {"wellspring " + (version == null ? "(not packaged)" : version)};
    }
  }
}
