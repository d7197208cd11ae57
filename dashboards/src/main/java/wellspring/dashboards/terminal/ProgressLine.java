package wellspring.dashboards.terminal;

import java.time.Duration;
import java.util.Locale;
import wellspring.agents.world.Progress;

/** The line that shows how far a run has come and how long it will still take. */
public final class ProgressLine {
  private static final int BAR = 24;

  private ProgressLine() {}

  /**
   * The line for a moment of a run.
   *
   * @param elapsed how long the run's rounds have taken so far
   */
  public static String of(Progress progress, Duration elapsed) {
    double share =
        (progress.round() + (double) progress.done() / progress.steps()) / progress.rounds();
    int full = (int) (share * BAR);
    return String.format(
        Locale.ROOT,
        "%s%s %3.0f %%  round %d of %d, %s %d/%d%s",
        "█".repeat(full),
        "░".repeat(BAR - full),
        100 * share,
        progress.round() + 1,
        progress.rounds(),
        progress.doing(),
        progress.done(),
        progress.steps(),
        left(share, elapsed));
  }

  private static String left(double share, Duration elapsed) {
    if (share <= 0 || elapsed.toMillis() < 500) {
      return "";
    }
    long seconds = Math.round(elapsed.toMillis() / 1000.0 * (1 - share) / share);
    return seconds < 60
        ? String.format(Locale.ROOT, ", about %d s left", seconds)
        : String.format(Locale.ROOT, ", about %d min left", (seconds + 30) / 60);
  }
}
