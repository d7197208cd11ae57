package wellspring.infra.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.SteeringFile;

/**
 * The command that repeats a run.
 *
 * @param words all of it but the steering
 * @param steering the file with what people did; empty if they did nothing
 */
record RepeatLine(List<String> words, Optional<Path> steering) {
  RepeatLine {
    words = List.copyOf(words);
  }

  /** The command for a run that is over: if people changed what it shows, they do so again. */
  RepeatLine after(RunDirectory directory) {
    Path file = directory.steering();
    boolean changed =
        Files.exists(file)
            && SteeringFile.read(file).stream()
                .anyMatch(event -> event instanceof Intervened || event instanceof DocumentOffered);
    return changed ? new RepeatLine(words, Optional.of(file)) : this;
  }

  /** As it is typed into a shell. */
  String command() {
    List<String> all = new ArrayList<>(words);
    steering.ifPresent(file -> all.addAll(List.of("--steering", file.toString())));
    return TerminalInfo.command(all);
  }
}
