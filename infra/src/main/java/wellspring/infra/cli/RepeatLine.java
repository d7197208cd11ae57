package wellspring.infra.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.SteeringFile;

/**
 * The command that repeats a run.
 *
 * @param plain all of it but the steering, as it is typed into a shell
 * @param steering the file with what people did, as it is typed; empty if they did nothing
 */
record RepeatLine(String plain, Optional<String> steering) {
  private static final String STEERING = " --steering ";

  /** The command of these words. */
  static RepeatLine of(List<String> words, Optional<Path> steering) {
    return new RepeatLine(TerminalInfo.command(words), steering.map(RepeatLine::typed));
  }

  /** The command that a manifest has. */
  static RepeatLine of(String command) {
    int steered = command.lastIndexOf(STEERING);
    return steered < 0
        ? new RepeatLine(command, Optional.empty())
        : new RepeatLine(
            command.substring(0, steered),
            Optional.of(command.substring(steered + STEERING.length())));
  }

  /** The command for a run with another number of rounds. */
  RepeatLine lengthened(int rounds) {
    return new RepeatLine(plain.replaceAll(" rounds=\\S+", "") + " rounds=" + rounds, steering);
  }

  private static String typed(Path file) {
    return TerminalInfo.command(List.of(file.toString()));
  }

  /** The command for a run that is over: if people changed what it shows, they do so again. */
  RepeatLine after(RunDirectory directory) {
    Path file = directory.steering();
    boolean changed =
        Files.exists(file)
            && SteeringFile.read(file).stream()
                .anyMatch(event -> event instanceof Intervened || event instanceof DocumentOffered);
    return changed ? new RepeatLine(plain, Optional.of(typed(file))) : this;
  }

  /** As it is typed into a shell. */
  String command() {
    return plain + steering.map(file -> STEERING + file).orElse("");
  }
}
