package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;
import wellspring.model.learner.FitRequest;

class ConsoleOutputTest {
  private static final int COLUMNS = 60;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void withoutATerminalThereAreLinesAlone() {
    ConsoleOutput console = console(false);
    console.status("Starting ...");
    console.progress(new RoundProgress(0, 3, "writing", 1, 4));
    console.line("one");
    console.paragraph("word ".repeat(40).strip());
    console.clear();
    assertThat(written()).isEqualTo("one\n" + "word ".repeat(40).strip() + "\n");
  }

  @Test
  void onATerminalTheProgressStaysBelowTheLines() {
    ConsoleOutput console = console(true);
    console.progress(new RoundProgress(0, 3, "writing", 1, 4));
    console.line("one");
    assertThat(written()).containsPattern("\r\033\\[Kone\n.*round 1 of 3");
    console.clear();
    assertThat(written()).endsWith("\r\033[K");
  }

  @Test
  void progressIsDrawnAFewTimesASecondAtMost() {
    ConsoleOutput console = console(true);
    for (int step = 0; step < 100; step++) {
      console.progress(new RoundProgress(0, 3, "writing", step, 100));
      nanos.addAndGet(10_000_000); // 10 ms
    }
    assertThat(written().split("\r", -1)).hasSizeBetween(5, 15);
  }

  @Test
  void noParagraphOrProgressIsWiderThanTheTerminal() {
    ConsoleOutput console = console(true);
    console.paragraph("collapse, or not? ".repeat(30));
    console.progress(new RoundProgress(123_456, 999_999, "evaluating", 123_456, 999_999));
    for (String line : written().split("\n|\r", -1)) {
      assertThat(line.replace("\033[K", "").length()).isLessThan(COLUMNS);
    }
  }

  @Test
  void trainingIsShownWithinTheWidthAndOnATerminalAlone() {
    ConsoleOutput console = console(true);
    console.progress(new RoundProgress(0, 3, "training", 1, 4));
    nanos.addAndGet(1_000_000_000);
    console.training(training(120));
    assertThat(written()).contains("training a-model");
    for (String line : written().split("\n|\r", -1)) {
      assertThat(line.replace("\033[K", "").length()).isLessThan(COLUMNS);
    }
    bytes.reset();
    ConsoleOutput quiet = console(false);
    quiet.progress(new RoundProgress(0, 3, "training", 1, 4));
    quiet.training(training(121));
    assertThat(written()).isEmpty();
  }

  private static TrainingProgress training(int step) {
    return new TrainingProgress(
        0,
        1,
        new FitRequest.FitProgress(
            "a-model-with-a-long-name", step, 300, 3.2109, OptionalDouble.of(3.4), 0.001));
  }

  private ConsoleOutput console(boolean terminal) {
    return new ConsoleOutput(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, COLUMNS, nanos::get);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
