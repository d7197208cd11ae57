package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import wellspring.model.statistics.Replicates;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.Threshold;
import wellspring.model.statistics.ThresholdSearch;

/**
 * Where a model's measure crosses the level that was asked for, along the axis.
 *
 * @param agent the model
 * @param others the values of the other axes
 * @param name of the curve: the model, and the other axes in words
 * @param threshold the answer
 * @param predicted where the predicted values cross the same level; empty if they do not, theory is
 *     silent on one of them, or the threshold is that of medians, as theory predicts means
 */
record Crossing(
    String agent, List<String> others, String name, Threshold threshold, OptionalDouble predicted) {

  /** The crossing of each curve of a panel. */
  static List<Crossing> of(Panel panel, Axes axes, Question question, ThresholdSearch search) {
    Map<List<String>, List<Cell>> curves = new LinkedHashMap<>();
    panel
        .contenders()
        .forEach(
            cell ->
                curves
                    .computeIfAbsent(axes.others(cell.setting()), key -> new ArrayList<>())
                    .add(cell));
    List<Crossing> crossings = new ArrayList<>();
    curves.forEach(
        (others, cells) -> crossings.add(of(panel, axes, question, search, others, cells)));
    return crossings;
  }

  private static Crossing of(
      Panel panel,
      Axes axes,
      Question question,
      ThresholdSearch search,
      List<String> others,
      List<Cell> cells) {
    List<Cell> sorted =
        cells.stream().sorted(Comparator.comparingDouble(c -> axes.place(c.setting()))).toList();
    String words = axes.othersText(cells.get(0).setting());
    String name = words.isEmpty() ? panel.agent() : panel.agent() + ", " + words;
    Threshold threshold =
        aligned(axes, sorted, control(panel, sorted))
            .map(data -> search.find(panel.measure() + " of " + name, data, question.level()))
            .orElseGet(() -> new Threshold.Refused("no replica has finished at all settings"));
    OptionalDouble predicted =
        question.statistic() == Statistic.MEAN
            ? predicted(axes, sorted, threshold)
            : OptionalDouble.empty();
    return new Crossing(panel.agent(), others, name, threshold, predicted);
  }

  /** The control that all settings of a curve have; empty if it changes along the axis. */
  private static Optional<Cell> control(Panel panel, List<Cell> cells) {
    Optional<Cell> first = panel.controlOf(cells.get(0));
    return first.filter(
        control -> cells.stream().allMatch(cell -> control.isControlOf(cell.setting())));
  }

  /** The replicas that finished everywhere. */
  private static Optional<Replicates> aligned(Axes axes, List<Cell> cells, Optional<Cell> control) {
    TreeSet<Integer> replicas = new TreeSet<>(cells.get(0).values().keySet());
    cells.forEach(cell -> replicas.retainAll(cell.values().keySet()));
    control.ifPresent(cell -> replicas.retainAll(cell.values().keySet()));
    return replicas.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Replicates(
                places(axes, cells),
                cells.stream().map(cell -> pick(cell, replicas)).toList(),
                control.map(cell -> pick(cell, replicas)).orElse(new double[0])));
  }

  private static double[] pick(Cell cell, TreeSet<Integer> replicas) {
    return replicas.stream().mapToDouble(replica -> cell.values().get(replica)).toArray();
  }

  private static double[] places(Axes axes, List<Cell> cells) {
    return cells.stream().mapToDouble(cell -> axes.place(cell.setting())).toArray();
  }

  private static OptionalDouble predicted(Axes axes, List<Cell> cells, Threshold threshold) {
    boolean silent = cells.stream().anyMatch(cell -> cell.predicted().isEmpty());
    return silent || !(threshold instanceof Threshold.Found found)
        ? OptionalDouble.empty()
        : ThresholdSearch.crossing(
            places(axes, cells),
            cells.stream().mapToDouble(cell -> cell.predicted().orElseThrow()).toArray(),
            found.level());
  }
}
