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
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Statistic;

/**
 * Puts the sorted rows of one measure together to curves over the rounds: for each model and each
 * setting of the other axes a group of curves, one for each value of the axis along which is drawn
 * elsewhere, and the control. It holds the rows of one round of one setting at a time.
 */
final class Courses implements Consumer<SweepRow> {
  /** So many settings can be told apart, by their colours' order, where they begin together. */
  private static final int CURVES_MAX = 12;

  private final Axes axes;
  private final Statistic statistic;
  private final BiConsumer<String, Group> next;
  private final List<SweepRow> rows = new ArrayList<>();
  private final Map<String, Map<String, List<Figure.Point>>> groups = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Figure.Point>>> controls = new LinkedHashMap<>();

  /**
   * A reader.
   *
   * @param next takes the name of each group and its curves
   */
  Courses(Axes axes, Statistic statistic, BiConsumer<String, Group> next) {
    this.axes = axes;
    this.statistic = statistic;
    this.next = next;
  }

  /**
   * Some curves of a group.
   *
   * @param of how many settings they are chosen from
   */
  record Group(List<Figure.Line> curves, int of) {
    private String remark() {
      int drawn = (int) curves.stream().filter(line -> !line.control()).count();
      return drawn == of
          ? ""
          : "; %d of %d settings, measurements.csv has all".formatted(drawn, of);
    }
  }

  /** The figure of a group. */
  static Figure figure(String title, String name, Question question, Group group) {
    return new Figure(
        new Figure.Text(
            "%s over the rounds: %s".formatted(MeasureNames.title(question.measure()), name),
            Words.subtitle(title, Words.of(question.statistic()) + " of the replicas", true)
                + group.remark(),
            "round",
            MeasureNames.label(question.measure())),
        new Scale.Rounds(),
        group.curves(),
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
          List<Figure.Line> lines = new ArrayList<>(settings(curves));
          controls.getOrDefault(others, Map.of()).entrySet().stream()
              .limit(1)
              .map(control -> new Figure.Line(control.getKey(), true, control.getValue()))
              .forEach(lines::add);
          next.accept(
              others.isEmpty() ? agent : agent + ", " + others, new Group(lines, curves.size()));
        });
    groups.clear();
    controls.clear();
  }

  /** Some of the curves; if there are too many, evenly chosen from the first to the last. */
  private static List<Figure.Line> settings(Map<String, List<Figure.Point>> curves) {
    List<String> names = List.copyOf(curves.keySet());
    int drawn = Math.min(names.size(), CURVES_MAX);
    List<Figure.Line> some = new ArrayList<>();
    for (int i = 0; i < drawn; i++) {
      String name = names.get(drawn == 1 ? 0 : i * (names.size() - 1) / (drawn - 1));
      some.add(new Figure.Line(name, Figure.Kind.SETTING, i, curves.get(name)));
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
    Estimate.of(cell.figures(), statistic, Measure.of(first.measure()))
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
