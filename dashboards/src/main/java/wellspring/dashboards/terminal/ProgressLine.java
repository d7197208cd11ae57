package wellspring.dashboards.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;

/** The line that shows how far a run has come and how long it will still take. */
public final class ProgressLine {
  private static final int BAR_MAX = 24;
  private static final int BAR_MIN = 6;

  private ProgressLine() {}

  /**
   * The line for a moment of a run. Where it is narrow, the bar is short and details are left out.
   *
   * @param trainings what is being trained
   * @param elapsed how long the run's rounds have taken so far
   * @param width how many characters fit; where there are very few, the line is longer
   */
  public static String of(
      RoundProgress progress, ActiveTrainings trainings, Duration elapsed, int width) {
    List<TrainingProgress> running = trainings.of(progress.round());
    double share = share(progress, running);
    String round =
        String.format(
            Locale.ROOT,
            " %3.0f %%  round %d of %d, ",
            100 * share,
            progress.round() + 1,
            progress.rounds());
    String shortest = round + (running.isEmpty() ? doing(progress) : doing(running));
    String longer = shortest + heldOut(running);
    String text =
        Stream.of(longer + left(share, elapsed), longer)
            .filter(words -> words.length() + BAR_MIN <= width)
            .findFirst()
            .orElse(shortest);
    int bar = Math.max(BAR_MIN, Math.min(BAR_MAX, width - text.length()));
    int full = (int) (share * bar);
    return "█".repeat(full) + "░".repeat(bar - full) + text;
  }

  /** A training counts as the part of a step that is done of it. */
  private static double share(RoundProgress progress, List<TrainingProgress> running) {
    double done = progress.done() + running.stream().mapToDouble(ActiveTrainings::share).sum();
    return (progress.round() + Math.min(1, done / progress.steps())) / progress.rounds();
  }

  private static String doing(RoundProgress progress) {
    return "%s %d/%d".formatted(progress.doing(), progress.done(), progress.steps());
  }

  private static String doing(List<TrainingProgress> running) {
    TrainingProgress slowest = ActiveTrainings.slowest(running);
    return String.format(
        Locale.ROOT,
        "training %s%s %d/%d, loss %.2f",
        slowest.model(),
        running.size() == 1 ? "" : " and %d more".formatted(running.size() - 1),
        slowest.progress().step(),
        slowest.progress().steps(),
        slowest.progress().loss());
  }

  private static String heldOut(List<TrainingProgress> running) {
    OptionalDouble loss =
        running.isEmpty()
            ? OptionalDouble.empty()
            : ActiveTrainings.slowest(running).progress().heldOutLoss();
    return loss.isEmpty() ? "" : String.format(Locale.ROOT, ", held out %.2f", loss.getAsDouble());
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
