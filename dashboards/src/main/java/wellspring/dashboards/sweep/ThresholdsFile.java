package wellspring.dashboards.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import wellspring.model.statistics.Level;
import wellspring.model.statistics.SaturatingCurve;
import wellspring.model.statistics.Threshold;

/**
 * {@code thresholds.csv}: a row for each model and each setting of the other axes.
 *
 * <p>After a column for each of those: {@code agent,measure,statistic,axis,level_of_control,level,
 * threshold,low,high,predicted,between_low,between_high,explained,floor,rise,knee,steepness,refused}.
 * An open end of the interval is 0 or {@code Infinity}; {@code refused} says why there is no
 * threshold.
 */
final class ThresholdsFile implements AutoCloseable {
  private static final int FIGURES = 12;

  private final Table table;

  ThresholdsFile(Path file, List<String> otherAxes) {
    List<String> header = new ArrayList<>(otherAxes);
    header.addAll(List.of("agent", "measure", "statistic", "axis", "level_of_control"));
    header.addAll(List.of("level", "threshold", "low", "high", "predicted"));
    header.addAll(List.of("between_low", "between_high", "explained"));
    header.addAll(List.of("floor", "rise", "knee", "steepness", "refused"));
    table = new Table(file, header);
  }

  void add(String agent, String axis, Question question, Crossing crossing) {
    List<Object> row = new ArrayList<>(crossing.others());
    row.add(agent);
    row.add(question.measure());
    row.add(question.statistic().name().toLowerCase(Locale.ROOT));
    row.add(axis);
    row.add(question.level() instanceof Level.OfControl level ? level.share() : null);
    if (crossing.threshold() instanceof Threshold.Found found) {
      row.addAll(figures(found, crossing));
      row.add(null);
    } else if (crossing.threshold() instanceof Threshold.Refused refused) {
      row.addAll(Collections.nCopies(FIGURES, null));
      row.add(refused.reason());
    }
    table.row(row);
  }

  private static List<Object> figures(Threshold.Found found, Crossing crossing) {
    SaturatingCurve curve = found.curve();
    return Arrays.asList(
        found.level(),
        found.at(),
        found.interval().low(),
        found.interval().high(),
        crossing.predicted(),
        found.around().low(),
        found.around().high(),
        found.explained(),
        curve.floor(),
        curve.rise(),
        curve.knee(),
        curve.steepness());
  }

  @Override
  public void close() {
    table.close();
  }
}
