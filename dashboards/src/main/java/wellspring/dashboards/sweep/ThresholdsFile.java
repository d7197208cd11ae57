package wellspring.dashboards.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Threshold;
import wellspring.model.statistics.ThresholdLevel;

/**
 * {@code thresholds.csv}: a row for each model and each setting of the other axes.
 *
 * <p>After a column for each of those: {@code agent,measure,statistic,axis,luck,level_of_control,
 * level,threshold,low,high,between_low,between_high,cause,predicted_low,predicted_high,
 * predicted_jump,refused}. Where no more is known than the settings between which the level is
 * crossed, there is no {@code threshold}, and {@code cause} says why: {@code jump} or {@code
 * repeated}. An open end of the interval is 0 or {@code Infinity}; {@code refused} says why there
 * is no crossing.
 */
final class ThresholdsFile implements AutoCloseable {
  private final CsvTable table;

  ThresholdsFile(Path file, List<String> otherAxes) {
    List<String> header = new ArrayList<>(otherAxes);
    header.addAll(List.of("agent", "measure", "statistic", "axis", "luck", "level_of_control"));
    header.addAll(List.of("level", "threshold", "low", "high"));
    header.addAll(List.of("between_low", "between_high", "cause"));
    header.addAll(List.of("predicted_low", "predicted_high", "predicted_jump", "refused"));
    table = new CsvTable(file, header);
  }

  void add(String axis, SweepAnalysis.Request request, LevelCrossing crossing) {
    ThresholdQuestion question = request.question();
    List<Object> row = new ArrayList<>(crossing.others());
    row.add(crossing.agent());
    row.add(question.measure());
    row.add(lower(question.statistic()));
    row.add(axis);
    row.add(lower(request.luck()));
    row.add(question.level() instanceof ThresholdLevel.OfControl level ? level.share() : null);
    row.add(crossing.level());
    row.addAll(measured(crossing.threshold()));
    row.addAll(predicted(crossing));
    row.add(crossing.threshold() instanceof Threshold.Refused refused ? refused.reason() : null);
    table.row(row);
  }

  /** Threshold, low, high, between_low, between_high, cause. */
  private static List<Object> measured(Threshold threshold) {
    Optional<Interval> probably = threshold.probably();
    Optional<Interval> between = threshold.betweenPlaces();
    return Arrays.asList(
        threshold instanceof Threshold.Found found ? found.at() : null,
        probably.map(Interval::low).orElse(null),
        probably.map(Interval::high).orElse(null),
        between.map(Interval::low).orElse(null),
        between.map(Interval::high).orElse(null),
        threshold instanceof Threshold.Between open ? lower(open.cause()) : null);
  }

  /** Predicted_low, predicted_high, predicted_jump. */
  private static List<Object> predicted(LevelCrossing crossing) {
    return crossing
        .predicted()
        .map(exact -> List.<Object>of(exact.between().low(), exact.between().high(), exact.jumps()))
        .orElse(Arrays.asList(null, null, null));
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    table.close();
  }
}
