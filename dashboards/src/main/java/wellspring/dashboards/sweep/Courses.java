package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.plot.Scale;
import wellspring.model.statistics.Statistic;

/**
 * Puts the sorted rows of one measure together to curves over the rounds: for each model and each
 * setting of the other axes a group of curves, one for each value of the axis along which is drawn
 * elsewhere, and the control. It holds the rows of one round of one setting at a time.
 */
final class Courses implements Consumer<SweepRow> {
  /** With the control these are as many as can be told apart where they begin together. */
  private static final int CURVES_MAX = 5;

  private final Axes axes;
  private final Statistic statistic;
  private final BiConsumer<String, List<Figure.Line>> next;
  private final List<SweepRow> rows = new ArrayList<>();
  private final Map<String, Map<String, List<Figure.Point>>> groups = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Figure.Point>>> controls = new LinkedHashMap<>();

  /**
   * A reader.
   *
   * @param next takes the name of each group and its curves
   */
  Courses(Axes axes, Statistic statistic, BiConsumer<String, List<Figure.Line>> next) {
    this.axes = axes;
    this.statistic = statistic;
    this.next = next;
  }

  /** The figure of a group. */
  static Figure figure(String title, String group, Question question, List<Figure.Line> curves) {
    return new Figure(
        new Figure.Text(
            "%s over the rounds: %s".formatted(MeasureNames.title(question.measure()), group),
            Words.subtitle(title, Words.of(question.statistic()) + " of the replicas", true),
            "round",
            MeasureNames.label(question.measure())),
        new Scale.Rounds(),
        curves,
        List.of(),
        List.of());
  }

  @Override
  public void accept(SweepRow row) {
    if (!rows.isEmpty()) {
      SweepRow first = rows.get(0);
      if (!row.agent().equals(first.agent())) {
        finish();
      } else if (row.round() != first.round()
          || row.control() != first.control()
          || !row.setting().equals(first.setting())) {
        finishCell();
      }
    }
    rows.add(row);
  }

  /** Hands on what is left. */
  void finish() {
    if (rows.isEmpty()) {
      return;
    }
    String agent = rows.get(0).agent();
    finishCell();
    groups.forEach(
        (others, curves) -> {
          List<Figure.Line> lines = new ArrayList<>(lines(curves, false, CURVES_MAX));
          lines.addAll(lines(controls.getOrDefault(others, Map.of()), true, 1));
          next.accept(others.isEmpty() ? agent : agent + ", " + others, lines);
        });
    groups.clear();
    controls.clear();
  }

  /** Some of the curves; if there are too many, evenly chosen from the first to the last. */
  private static List<Figure.Line> lines(
      Map<String, List<Figure.Point>> curves, boolean control, int max) {
    List<Figure.Line> all = new ArrayList<>();
    curves.forEach((name, points) -> all.add(new Figure.Line(name, control, points)));
    if (all.size() <= max) {
      return all;
    }
    List<Figure.Line> some = new ArrayList<>();
    for (int i = 0; i < max; i++) {
      some.add(all.get(max == 1 ? 0 : i * (all.size() - 1) / (max - 1)));
    }
    return some;
  }

  private void finishCell() {
    SweepRow first = rows.get(0);
    Cell cell = Cell.of(rows);
    String others = axes.othersText(first.setting());
    String along = axes.alongText(first.setting());
    String words = first.control() ? "people only" : along.isEmpty() ? others : along;
    String group = axes.along().isPresent() ? others : "";
    Estimate.of(cell.figures(), statistic)
        .ifPresent(
            estimate ->
                (first.control() ? controls : groups)
                    .computeIfAbsent(group, key -> new LinkedHashMap<>())
                    .computeIfAbsent(words, key -> new ArrayList<>())
                    .add(point(first.round(), estimate, cell)));
    rows.clear();
  }

  private Figure.Point point(int round, Estimate estimate, Cell cell) {
    return new Figure.Point(
        round, estimate.value(), estimate.interval(), cell.predicted(statistic));
  }
}
