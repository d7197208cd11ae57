package wellspring.dashboards.sweep;

import java.util.List;
import java.util.Optional;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.LuckSharing;
import wellspring.model.statistics.Statistic;

/**
 * A panel in figures.
 *
 * @param lines one for each of its cells, in their order
 */
record PanelSummary(MeasurePanel panel, List<CellSummary> lines) {
  PanelSummary {
    lines = List.copyOf(lines);
  }

  /**
   * What a cell amounts to.
   *
   * @param control the mean of the human-only control; empty if there is none, and for itself
   * @param difference by how much the mean is above the control's; empty where that means nothing
   */
  record CellSummary(
      ReplicaCell cell,
      ReplicaEstimate mean,
      ReplicaEstimate median,
      Optional<ReplicaEstimate> control,
      Optional<ReplicaEstimate> difference) {

    /** The estimate of one kind. */
    ReplicaEstimate of(Statistic statistic) {
      return statistic == Statistic.MEAN ? mean : median;
    }
  }

  /**
   * Computes it.
   *
   * @param luck whether replicas of a setting and of its control share their luck
   * @param comparable whether figures of different settings may stand side by side
   */
  static PanelSummary of(MeasurePanel panel, LuckSharing luck, boolean comparable) {
    return new PanelSummary(
        panel, panel.cells().stream().map(cell -> line(panel, cell, luck, comparable)).toList());
  }

  List<CellSummary> contenders() {
    return lines.stream().filter(line -> !line.cell().control()).toList();
  }

  private static CellSummary line(
      MeasurePanel panel, ReplicaCell cell, LuckSharing luck, boolean comparable) {
    Optional<ReplicaCell> control =
        comparable && !cell.control() ? panel.controlOf(cell) : Optional.empty();
    return new CellSummary(
        cell,
        estimate(panel, cell, Statistic.MEAN),
        estimate(panel, cell, Statistic.MEDIAN),
        control.map(each -> estimate(panel, each, Statistic.MEAN)),
        control.flatMap(each -> ReplicaEstimate.ofDifference(cell, each, luck)));
  }

  private static ReplicaEstimate estimate(
      MeasurePanel panel, ReplicaCell cell, Statistic statistic) {
    return ReplicaEstimate.of(cell.figures(), statistic, Measure.of(panel.measure())).orElseThrow();
  }
}
