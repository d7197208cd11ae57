package wellspring.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a process left: its exit code and all that it said. */
record Outcome(int exitCode, String out, String err) {
  private static final int SECONDS_MAX = 300;

  /** A process whose outputs go to files, so that it never waits for a reader. */
  record Running(Process process, Path out, Path err) {

    /** Waits for the end. */
    Outcome outcome() throws IOException, InterruptedException {
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + SECONDS_MAX + " s: " + process.info());
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** Starts a command in a folder with nothing but these environment variables. */
  static Running start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Files.createTempFile("outcome", ".out");
    Path err = Files.createTempFile("outcome", ".err");
    out.toFile().deleteOnExit();
    err.toFile().deleteOnExit();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }
}
