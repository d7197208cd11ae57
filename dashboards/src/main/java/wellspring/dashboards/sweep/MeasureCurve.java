package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import wellspring.model.statistics.AxisReplicates;
import wellspring.model.statistics.LuckSharing;

/**
 * A measure of a model along an axis, at one setting of the other axes.
 *
 * @param cells by their place on the axis
 */
record MeasureCurve(MeasurePanel panel, FigureAxes axes, List<ReplicaCell> cells) {
  MeasureCurve {
    cells = List.copyOf(cells);
  }

  /** The curves of a panel, in the order of the sweep. */
  static List<MeasureCurve> of(MeasurePanel panel, FigureAxes axes) {
    Map<List<String>, List<ReplicaCell>> curves = new LinkedHashMap<>();
    for (ReplicaCell cell : panel.contenders()) {
      curves.computeIfAbsent(axes.others(cell.setting()), key -> new ArrayList<>()).add(cell);
    }
    return curves.values().stream()
        .map(
            cells ->
                cells.stream()
                    .sorted(Comparator.comparingDouble(cell -> axes.place(cell.setting())))
                    .toList())
        .map(sorted -> new MeasureCurve(panel, axes, sorted))
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

  double place(ReplicaCell cell) {
    return axes.place(cell.setting());
  }

  /**
   * Its replicas beside those of the controls; under the same luck, those that finished everywhere.
   *
   * @return empty if there are none of them
   */
  Optional<AxisReplicates> replicates(LuckSharing luck) {
    List<ReplicaCell> controls = controls();
    TreeSet<Integer> everywhere = new TreeSet<>(cells.get(0).values().keySet());
    cells.forEach(cell -> everywhere.retainAll(cell.values().keySet()));
    controls.forEach(cell -> everywhere.retainAll(cell.values().keySet()));
    if (luck == LuckSharing.SAME && everywhere.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AxisReplicates(
            luck,
            cells.stream()
                .map(
                    cell ->
                        new AxisReplicates.AxisPlace(
                            place(cell),
                            values(cell, luck, everywhere),
                            panel.controlOf(cell).map(controls::indexOf).orElse(0)))
                .toList(),
            controls.stream().map(cell -> values(cell, luck, everywhere)).toList()));
  }

  /** What people alone come to at its settings; none unless there is a control for each. */
  private List<ReplicaCell> controls() {
    List<ReplicaCell> controls =
        cells.stream().flatMap(cell -> panel.controlOf(cell).stream()).distinct().toList();
    boolean all = cells.stream().allMatch(cell -> panel.controlOf(cell).isPresent());
    return all ? controls : List.of();
  }

  private static double[] values(ReplicaCell cell, LuckSharing luck, TreeSet<Integer> everywhere) {
    return luck == LuckSharing.OWN
        ? cell.figures()
        : everywhere.stream().mapToDouble(replica -> cell.values().get(replica)).toArray();
  }
}
