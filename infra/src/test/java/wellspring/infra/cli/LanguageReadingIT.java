package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.language.file.ReadingWatcher.Step;

class LanguageReadingIT {
  private static final int LONG = 400_000; // documents: seconds to read

  @TempDir private Path scratch;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  private LanguageReading reading(boolean terminal) {
    ConsoleOutput console = new ConsoleOutput(stream(out), terminal, 100, nanos::get);
    return new LanguageReading(console, stream(err), nanos::get);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void withoutATerminalStandardErrorHearsOfItNowAndThen() {
    LanguageReading reading = reading(false);
    for (int second = 0; second < 35; second++) {
      nanos.set(second * 1_000_000_000L);
      reading.at(Step.READING, second * 1_000_000L, 50_000_000);
    }
    nanos.set(45_000_000_000L);
    reading.at(Step.COMPARING, 12_000, 90_000);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Reading the language: 10.0 of 50.0 MB",
            "Reading the language: 20.0 of 50.0 MB",
            "Reading the language: 30.0 of 50.0 MB",
            "Reading the language: 12,000 of 90,000 documents compared for copies");
  }

  @Test
  void aTerminalShowsItInTheProgressLine() {
    LanguageReading reading = reading(true);
    nanos.set(200_000_000);
    reading.at(Step.COUNTING, 5, 10);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("\r\033[KReading the language: 5 of 10 documents counted ...");
    assertThat(err.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"run, INT, 130", "run, TERM, 143", "sweep, INT, 130"})
  void whoInterruptsItNeedNotWait(String command, String signal, int exitCode) throws Exception {
    Path text = longText();
    String[] arguments = {
      command,
      "text",
      "language.path=" + text,
      "language.split=line",
      "--kafka",
      "memory",
      "--out",
      scratch.resolve("runs").toString()
    };
    Program.Running run = Program.fresh(scratch, arguments);
    String first = command.equals("run") ? "watch at" : "runs"; // it may come before the reading
    await().atMost(Duration.ofSeconds(90)).until(() -> run.outSoFar().contains(first));
    new ProcessBuilder("kill", "-" + signal, Long.toString(run.process().pid())).start().waitFor();
    Program.Outcome outcome = run.await();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
    assertThat(outcome.out()).doesNotContain("read ", "directory", "aborted");
    assertThat(outcome.err()).isEmpty();
    assertThat(scratch.resolve("runs")).doesNotExist();
  }

  private Path longText() throws IOException {
    Path text = scratch.resolve("long.txt");
    try (Writer writer = Files.newBufferedWriter(text)) {
      for (int i = 0; i < LONG; i++) {
        for (int word = 0; word < 20; word++) {
          writer.write("w" + Integer.toString((i * 31 + word * 7919) % 9973, 36) + " ");
        }
        writer.write("\n");
      }
    }
    return text;
  }
}
