package wellspring.infra.cli;

import java.time.Duration;
import java.util.Locale;
import wellspring.model.text.CountPhrase;

/**
 * Tells how far many runs are: on a terminal on its last line, else after each tenth of them. Not
 * safe to use from many threads.
 */
final class BatchProgress {
  private static final int TENTHS = 10;
  private static final Duration REDRAW_MIN = Duration.ofMillis(100);

  private final ConsoleOutput console;
  private final int runs;
  private final int doneBefore;
  private final long begun = System.nanoTime();
  private int done;
  private int failed;
  private long drawn = begun;

  /**
   * @param runs how many there are
   * @param done how many have ended already
   * @param failed how many of these failed
   */
  BatchProgress(ConsoleOutput console, int runs, int done, int failed) {
    this.console = console;
    this.runs = runs;
    this.doneBefore = done;
    this.done = done;
    this.failed = failed;
  }

  /** How many have failed. */
  int failed() {
    return failed;
  }

  /** One more has ended. */
  void ended(boolean hasFailed) {
    int tenths = tenths();
    done++;
    failed += hasFailed ? 1 : 0;
    if (console.isTerminal()) {
      draw();
    } else if (tenths() > tenths) {
      console.line(text());
    }
  }

  private void draw() {
    long now = System.nanoTime();
    if (now - drawn > REDRAW_MIN.toNanos()) {
      drawn = now;
      console.status(text());
    }
  }

  private int tenths() {
    return (int) ((long) done * TENTHS / runs);
  }

  private String text() {
    return String.format(
        Locale.ROOT,
        "%3d %%  %s%s%s",
        100L * done / runs,
        CountPhrase.of(done, runs, "run"),
        failed == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", failed),
        left());
  }

  private String left() {
    int here = done - doneBefore;
    double elapsed = (System.nanoTime() - begun) / 1e9;
    if (here == 0 || elapsed < 0.5 || done == runs) {
      return "";
    }
    long seconds = Math.round(elapsed / here * (runs - done));
    return seconds < 60
        ? String.format(Locale.ROOT, ", about %d s left", seconds)
        : String.format(Locale.ROOT, ", about %,d min left", (seconds + 30) / 60);
  }
}
