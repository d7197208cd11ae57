package wellspring.dashboards.grafana;

import java.util.List;

/**
 * A board.
 *
 * @param uid what links refer to; never changes
 * @param title as Grafana lists it
 * @param description what it answers
 * @param annotations the marks in its plots
 * @param rows from top to bottom
 */
record Board(
    String uid,
    String title,
    String description,
    List<BoardAnnotation> annotations,
    List<PanelRow> rows) {
  Board {
    annotations = List.copyOf(annotations);
    rows = List.copyOf(rows);
  }

  /** All of them, the first one first. */
  static List<Board> all() {
    return List.of(
        OverviewBoard.board(), EcosystemBoard.board(), TrainingBoard.board(), RuntimeBoard.board());
  }

  /** The name of its file. */
  String file() {
    return uid + ".json";
  }
}
