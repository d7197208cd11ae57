package wellspring.infra.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wellspring help}: what {@code --help} says, for those who ask in words. */
@Command(
    name = "help",
    description = "Says how a command is used, as its --help does.",
    mixinStandardHelpOptions = true)
final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "Which command (default: all, in short).")
  private Optional<String> command = Optional.empty();

  @Override
  public void run() {
    CommandLine program = spec.parent().commandLine();
    CommandLine asked =
        command
            .map(name -> program.getSubcommands().get(name))
            .orElse(command.isEmpty() ? program : null);
    if (asked == null) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no command '%s'; there are %s"
              .formatted(
                  command.orElseThrow(), String.join(", ", program.getSubcommands().keySet())));
    }
    asked.usage(asked.getOut());
  }
}
