package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wellspring.model.statistics.ExactCrossing;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.Threshold;
import wellspring.model.statistics.ThresholdLevel;

/** What a sweep says of one measure, for a terminal. */
final class SummaryTable {
  /** So much fits on a screen; the file has all. */
  private static final int LINES_MAX = 40;

  private static final List<String> FIGURES =
      List.of("mean", "95 % interval", "predicted", "control");

  /** Theory predicts means, which need not lie in the interval of a median. */
  private static final List<String> BESIDE_MEDIANS =
      List.of("median", "95 % interval", "predicted mean", "control's mean");

  private SummaryTable() {}

  /** The table of a model: a line for each setting, beneath a heading. */
  static List<String> of(PanelSummary summary, List<String> axes, Statistic statistic) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(AxisNames.shortened(axes));
    header.addAll(statistic == Statistic.MEAN ? FIGURES : BESIDE_MEDIANS);
    table.add(header);
    summary.contenders().stream().limit(LINES_MAX).forEach(line -> table.add(row(line, statistic)));
    List<String> text = new ArrayList<>();
    text.add(heading(summary));
    text.addAll(aligned(table, axes.size()));
    if (summary.contenders().size() > LINES_MAX) {
      text.add("  ... and %d more".formatted(summary.contenders().size() - LINES_MAX));
    }
    return text;
  }

  /** Lines on where the level is crossed; curves that are refused for the same reason share one. */
  static List<String> of(List<LevelCrossing> crossings, ThresholdQuestion question, String axis) {
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> refused = new LinkedHashMap<>();
    for (LevelCrossing crossing : crossings) {
      if (crossing.threshold() instanceof Threshold.Refused refusal) {
        refused.computeIfAbsent(refusal.reason(), why -> new ArrayList<>()).add(crossing.name());
      } else {
        lines.add(of(crossing, question, axis));
      }
    }
    refused.forEach(
        (why, curves) ->
            lines.add("%s: no threshold: %s.".formatted(FigureWording.list(curves), why)));
    return lines;
  }

  private static String of(LevelCrossing crossing, ThresholdQuestion question, String axis) {
    String control =
        question.level() instanceof ThresholdLevel.OfControl level
            ? " = %s × the human-only control".formatted(SignificantDigits.of(level.share()))
            : "";
    return "%s: %s crosses %s%s %s%s"
        .formatted(
            crossing.name(),
            question.measure(),
            SignificantDigits.of(crossing.level().orElseThrow()),
            control,
            crossing.threshold() instanceof Threshold.Found found
                ? "at %s %s %s"
                    .formatted(
                        axis,
                        SignificantDigits.of(found.at()),
                        SignificantDigits.of(found.interval()))
                : between((Threshold.Between) crossing.threshold(), axis),
            crossing.predicted().map(SummaryTable::predicted).orElse(""));
  }

  private static String between(Threshold.Between between, String axis) {
    String why =
        switch (between.cause()) {
          case JUMP -> "no setting lies between";
          case REPEATED -> "several times";
        };
    String chance =
        between.interval().equals(between.around())
            ? ""
            : " " + SignificantDigits.of(between.interval());
    return "between %s %s and %s (%s)%s"
        .formatted(
            axis,
            SignificantDigits.of(between.around().low()),
            SignificantDigits.of(between.around().high()),
            why,
            chance);
  }

  private static String predicted(ExactCrossing exact) {
    Interval between = exact.between();
    if (between.low() < between.high()) {
      return "; predicted: between %s and %s"
          .formatted(SignificantDigits.of(between.low()), SignificantDigits.of(between.high()));
    }
    return exact.jumps()
        ? "; predicted: a jump at " + SignificantDigits.of(between.low())
        : "; predicted " + SignificantDigits.of(between.low());
  }

  private static String heading(PanelSummary summary) {
    MeasurePanel panel = summary.panel();
    int least = panel.cells().stream().mapToInt(cell -> cell.values().size()).min().orElse(0);
    int most = panel.cells().stream().mapToInt(cell -> cell.values().size()).max().orElse(0);
    return "%s of %s in round %d, %s %s"
        .formatted(
            panel.measure(),
            panel.agent(),
            panel.round(),
            least == most ? Integer.toString(least) : least + " to " + most,
            most == 1 ? "replica" : "replicas");
  }

  private static List<String> row(PanelSummary.CellSummary line, Statistic statistic) {
    List<String> row = new ArrayList<>(line.cell().setting());
    ReplicaEstimate estimate = line.of(statistic);
    row.add(SignificantDigits.of(estimate.value()));
    row.add(estimate.interval().map(SignificantDigits::of).orElse("-"));
    Optional<Double> predicted = line.cell().predicted().stream().boxed().findFirst();
    row.add(predicted.map(SignificantDigits::of).orElse("-"));
    row.add(line.control().map(control -> SignificantDigits.of(control.value())).orElse("-"));
    return row;
  }

  /** Axes to the left, figures to the right of their columns. */
  private static List<String> aligned(List<List<String>> table, int left) {
    int[] widths = new int[table.get(0).size()];
    for (List<String> row : table) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return table.stream().map(row -> aligned(row, widths, left)).toList();
  }

  private static String aligned(List<String> row, int[] widths, int left) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      line.append("  ").append(i < left ? row.get(i) + padding : padding + row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
