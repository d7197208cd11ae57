package wellspring.dashboards.sweep;

import java.util.List;
import java.util.Optional;

/**
 * One measure of one model at the end of all runs.
 *
 * @param round the last one
 * @param cells the settings in the order of the sweep, then the controls
 */
record MeasurePanel(String agent, String measure, int round, List<ReplicaCell> cells) {
  MeasurePanel {
    cells = List.copyOf(cells);
  }

  /** The cells that are no controls. */
  List<ReplicaCell> contenders() {
    return cells.stream().filter(cell -> !cell.control()).toList();
  }

  Optional<ReplicaCell> controlOf(ReplicaCell cell) {
    return cells.stream().filter(each -> each.isControlOf(cell.setting())).findFirst();
  }
}
