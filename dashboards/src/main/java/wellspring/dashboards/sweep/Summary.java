package wellspring.dashboards.sweep;

import java.util.List;
import java.util.Optional;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Luck;
import wellspring.model.statistics.Statistic;

/**
 * A panel in figures.
 *
 * @param lines one for each of its cells, in their order
 */
record Summary(Panel panel, List<Line> lines) {
  Summary {
    lines = List.copyOf(lines);
  }

  /**
   * What a cell amounts to.
   *
   * @param control the mean of the human-only control; empty if there is none, and for itself
   * @param difference by how much the mean is above the control's; empty where that means nothing
   */
  record Line(
      Cell cell,
      Estimate mean,
      Estimate median,
      Optional<Estimate> control,
      Optional<Estimate> difference) {

    /** The estimate of one kind. */
    Estimate of(Statistic statistic) {
      return statistic == Statistic.MEAN ? mean : median;
    }
  }

  /**
   * Computes it.
   *
   * @param luck whether replicas of a setting and of its control share their luck
   * @param comparable whether figures of different settings may stand side by side
   */
  static Summary of(Panel panel, Luck luck, boolean comparable) {
    return new Summary(
        panel, panel.cells().stream().map(cell -> line(panel, cell, luck, comparable)).toList());
  }

  List<Line> contenders() {
    return lines.stream().filter(line -> !line.cell().control()).toList();
  }

  private static Line line(Panel panel, Cell cell, Luck luck, boolean comparable) {
    Optional<Cell> control =
        comparable && !cell.control() ? panel.controlOf(cell) : Optional.empty();
    return new Line(
        cell,
        estimate(panel, cell, Statistic.MEAN),
        estimate(panel, cell, Statistic.MEDIAN),
        control.map(each -> estimate(panel, each, Statistic.MEAN)),
        control.flatMap(each -> Estimate.ofDifference(cell, each, luck)));
  }

  private static Estimate estimate(Panel panel, Cell cell, Statistic statistic) {
    return Estimate.of(cell.figures(), statistic, Measure.of(panel.measure())).orElseThrow();
  }
}
