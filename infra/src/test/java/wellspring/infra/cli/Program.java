package wellspring.infra.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import wellspring.infra.run.ChildJvm;

/** The program, as a test calls it: in this JVM, or in a fresh one. */
public final class Program {
  private static final int SECONDS_MAX = 600;

  /** A program of some seconds ends before code that is compiled with care has paid. */
  static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private Program() {}

  /** What a call left. */
  public record Outcome(int exitCode, String out, String err) {}

  /** A call that is under way in a JVM of its own. */
  public record Running(Process process, Path out, Path err) {

    /** What has been written to standard output so far. */
    public String outSoFar() throws IOException {
      return Files.readString(out);
    }

    public Outcome await() throws IOException, InterruptedException {
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + Files.readString(out) + Files.readString(err));
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** Calls the program in this JVM: quick, but without signals. */
  static Outcome here(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream newOut = new ByteArrayOutputStream();
    ByteArrayOutputStream newErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
      int exitCode = Wellspring.run(arguments);
      return new Outcome(
          exitCode,
          newOut.toString(StandardCharsets.UTF_8),
          newErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Starts the program in a fresh JVM that is up quickly. */
  public static Running fresh(Path scratch, String... arguments) throws IOException {
    return fresh(scratch, SHORT_LIVED, arguments);
  }

  /** Starts the program in a fresh JVM with these options and no others. */
  public static Running fresh(Path scratch, List<String> javaOptions, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(Interrupt.hearing());
    command.addAll(ChildJvm.command());
    command.addAll(javaOptions);
    command.addAll(ChildJvm.classes("wellspring"));
    Optional.ofNullable(System.getProperty("wellspring.home"))
        .ifPresent(home -> command.add("-Dwellspring.home=" + home));
    command.add("wellspring.infra.Main");
    command.addAll(Arrays.asList(arguments));
    Path out = Files.createTempFile(scratch, "program", ".out");
    Path err = Files.createTempFile(scratch, "program", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Running(process, out, err);
  }
}
