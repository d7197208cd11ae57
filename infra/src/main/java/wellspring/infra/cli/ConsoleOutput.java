package wellspring.infra.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.commons.text.WordUtils;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;
import wellspring.dashboards.terminal.ActiveTrainings;
import wellspring.dashboards.terminal.ProgressLine;

/**
 * Where the people in front of a run look. On a terminal, the last line shows the progress; without
 * one there are plain lines only. Safe to use from many threads.
 */
final class ConsoleOutput {
  private static final Duration REDRAW_MIN = Duration.ofMillis(100);

  /** Room for the ^C of an interruption. */
  private static final int MARGIN = 4;

  private static final String INDENT = "    ";
  private static final String CLEAR = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private final int columns;
  private final LongSupplier nanos;
  private final ActiveTrainings trainings = new ActiveTrainings();
  private Optional<RoundProgress> newest = Optional.empty();
  private OptionalLong begun = OptionalLong.empty();
  private long drawn;
  private String shown = "";

  /**
   * @param terminal whether somebody watches, so that a line can be drawn over
   * @param columns how many characters fit on a line
   * @param nanos the time, in nanoseconds from any start
   */
  ConsoleOutput(PrintStream out, boolean terminal, int columns, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.columns = columns;
    this.nanos = nanos;
    this.drawn = nanos.getAsLong() - REDRAW_MIN.toNanos();
  }

  int columns() {
    return columns;
  }

  boolean isTerminal() {
    return terminal;
  }

  /** Prints a line above the progress line. */
  synchronized void line(String text) {
    if (terminal && !shown.isEmpty()) {
      out.print(CLEAR);
    }
    out.println(PlainStream.plain(text));
    if (terminal && !shown.isEmpty()) {
      out.print(shown);
    }
    out.flush();
  }

  /** Prints text that may be longer than a line, broken between words on a terminal. */
  void paragraph(String text) {
    line(
        terminal
            ? WordUtils.wrap(text, columns - INDENT.length() - 1, "\n" + INDENT, false)
            : text);
  }

  /** Shows how far the work has come. */
  synchronized void progress(RoundProgress progress) {
    newest = Optional.of(progress);
    draw(progress);
  }

  /** Shows how far a training has come. */
  synchronized void training(TrainingProgress training) {
    trainings.report(training);
    newest.ifPresent(this::draw);
  }

  /** Shows what is going on while there is no progress to tell. */
  synchronized void status(String text) {
    if (terminal) {
      show(text);
    }
  }

  /** Says something that is no part of the result, such as that something takes long. */
  void remark(String text) {
    line(text);
  }

  /** Takes the progress line away. */
  synchronized void clear() {
    if (!shown.isEmpty()) {
      out.print(CLEAR);
      out.flush();
      shown = "";
    }
  }

  private void draw(RoundProgress progress) {
    long now = nanos.getAsLong();
    if (begun.isEmpty()) {
      begun = OptionalLong.of(now);
    }
    if (!terminal || now - drawn < REDRAW_MIN.toNanos()) {
      return;
    }
    drawn = now;
    Duration elapsed = Duration.ofNanos(now - begun.getAsLong());
    show(ProgressLine.of(progress, trainings, elapsed, fits()));
  }

  private int fits() {
    return columns - MARGIN;
  }

  private void show(String text) {
    String plain = PlainStream.plain(text);
    shown = plain.length() <= fits() ? plain : plain.substring(0, fits());
    out.print(CLEAR + shown);
    out.flush();
  }
}
