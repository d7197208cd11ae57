package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import wellspring.model.statistics.Luck;
import wellspring.model.statistics.Replicates;

/**
 * A measure of a model along an axis, at one setting of the other axes.
 *
 * @param cells by their place on the axis
 */
record Curve(Panel panel, Axes axes, List<Cell> cells) {
  Curve {
    cells = List.copyOf(cells);
  }

  /** The curves of a panel, in the order of the sweep. */
  static List<Curve> of(Panel panel, Axes axes) {
    Map<List<String>, List<Cell>> curves = new LinkedHashMap<>();
    for (Cell cell : panel.contenders()) {
      curves.computeIfAbsent(axes.others(cell.setting()), key -> new ArrayList<>()).add(cell);
    }
    return curves.values().stream()
        .map(
            cells ->
                cells.stream()
                    .sorted(Comparator.comparingDouble(cell -> axes.place(cell.setting())))
                    .toList())
        .map(sorted -> new Curve(panel, axes, sorted))
        .toList();
  }

  /** The model, and the other axes in words. */
  String name() {
    String words = axes.othersText(cells.get(0).setting());
    return words.isEmpty() ? panel.agent() : panel.agent() + ", " + words;
  }

  /** The values of the other axes. */
  List<String> others() {
    return axes.others(cells.get(0).setting());
  }

  double place(Cell cell) {
    return axes.place(cell.setting());
  }

  /**
   * Its replicas beside those of the controls; under the same luck, those that finished everywhere.
   *
   * @return empty if there are none of them
   */
  Optional<Replicates> replicates(Luck luck) {
    List<Cell> controls = controls();
    TreeSet<Integer> everywhere = new TreeSet<>(cells.get(0).values().keySet());
    cells.forEach(cell -> everywhere.retainAll(cell.values().keySet()));
    controls.forEach(cell -> everywhere.retainAll(cell.values().keySet()));
    if (luck == Luck.SAME && everywhere.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Replicates(
            luck,
            cells.stream()
                .map(
                    cell ->
                        new Replicates.Place(
                            place(cell),
                            values(cell, luck, everywhere),
                            panel.controlOf(cell).map(controls::indexOf).orElse(0)))
                .toList(),
            controls.stream().map(cell -> values(cell, luck, everywhere)).toList()));
  }

  /** What people alone come to at its settings; none unless there is a control for each. */
  private List<Cell> controls() {
    List<Cell> controls =
        cells.stream().flatMap(cell -> panel.controlOf(cell).stream()).distinct().toList();
    boolean all = cells.stream().allMatch(cell -> panel.controlOf(cell).isPresent());
    return all ? controls : List.of();
  }

  private static double[] values(Cell cell, Luck luck, TreeSet<Integer> everywhere) {
    return luck == Luck.OWN
        ? cell.figures()
        : everywhere.stream().mapToDouble(replica -> cell.values().get(replica)).toArray();
  }
}
