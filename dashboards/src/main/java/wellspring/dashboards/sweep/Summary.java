package wellspring.dashboards.sweep;

import java.util.List;
import java.util.Optional;
import wellspring.model.statistics.Bootstrap;
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
   * @param difference by how much the mean is above the control's, replica by replica, which have
   *     the same chance on both sides; empty where that means nothing
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
   * @param comparable whether figures of different settings may stand side by side
   */
  static Summary of(Panel panel, Bootstrap bootstrap, boolean comparable) {
    return new Summary(
        panel,
        panel.cells().stream().map(cell -> line(panel, cell, bootstrap, comparable)).toList());
  }

  List<Line> contenders() {
    return lines.stream().filter(line -> !line.cell().control()).toList();
  }

  private static Line line(Panel panel, Cell cell, Bootstrap bootstrap, boolean comparable) {
    Optional<Cell> control =
        comparable && !cell.control() ? panel.controlOf(cell) : Optional.empty();
    return new Line(
        cell,
        estimate(panel, cell, bootstrap, Statistic.MEAN),
        estimate(panel, cell, bootstrap, Statistic.MEDIAN),
        control.map(each -> estimate(panel, each, bootstrap, Statistic.MEAN)),
        control.flatMap(each -> difference(panel, cell, each, bootstrap)));
  }

  private static Estimate estimate(
      Panel panel, Cell cell, Bootstrap bootstrap, Statistic statistic) {
    return Estimate.of(bootstrap, name(panel, cell), cell.figures(), statistic).orElseThrow();
  }

  private static Optional<Estimate> difference(
      Panel panel, Cell cell, Cell control, Bootstrap bootstrap) {
    String name = name(panel, cell) + " above the control";
    return Estimate.of(bootstrap, name, cell.differences(control), Statistic.MEAN);
  }

  private static String name(Panel panel, Cell cell) {
    return "%s of %s, %s%s"
        .formatted(
            panel.measure(),
            panel.agent(),
            String.join(", ", cell.setting()),
            cell.control() ? ", control" : "");
  }
}
