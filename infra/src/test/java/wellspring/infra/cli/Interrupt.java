package wellspring.infra.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * SIGINT for a program that a test started, as Ctrl-C sends it. Whoever starts the tests in the
 * background of a script has it ignored, in them and in all that they start; a JVM keeps it so.
 */
public final class Interrupt {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final List<String> HEARING = List.of("env", "--default-signal=INT");
  private static final int SIGINT = 2;

  private Interrupt() {}

  /** What a command begins with whose program shall hear SIGINT, whatever this JVM does. */
  static List<String> hearing() throws IOException {
    return isIgnored() && canBeHeard() ? HEARING : List.of();
  }

  /** Sends it; skips the test where the program cannot hear it. */
  public static void send(Process program) throws IOException, InterruptedException {
    assumeTrue(
        !isIgnored() || canBeHeard(),
        "SIGINT is ignored here, and this env knows no --default-signal");
    new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();
  }

  private static boolean isIgnored() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return false; // nobody can tell
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
        .anyMatch(mask -> (mask >> (SIGINT - 1) & 1) == 1);
  }

  private static boolean canBeHeard() throws IOException {
    return new ProcessBuilder("env", "--default-signal=INT", "true")
            .start()
            .onExit()
            .join()
            .exitValue()
        == 0;
  }
}
