package wellspring.dashboards.grafana;

import java.util.ArrayList;
import java.util.List;

/**
 * Places panels on Grafana's grid of 24 columns: from left to right, and below the highest one of a
 * line where the next has no room.
 */
final class PanelGrid {
  static final int COLUMNS = 24;

  private int x;
  private int y;
  private int bottom;

  /** A place on the grid. */
  record GridPosition(int x, int y, int width, int height) {}

  /** The place of a heading, in a line of its own. */
  GridPosition heading() {
    y = bottom;
    x = 0;
    bottom = y + 1;
    GridPosition place = new GridPosition(0, y, COLUMNS, 1);
    y = bottom;
    return place;
  }

  /** The places of panels, in order. */
  List<GridPosition> place(List<GrafanaPanel> panels) {
    List<GridPosition> places = new ArrayList<>();
    for (GrafanaPanel panel : panels) {
      if (x + panel.width() > COLUMNS) {
        x = 0;
        y = bottom;
      }
      places.add(new GridPosition(x, y, panel.width(), panel.height()));
      x += panel.width();
      bottom = Math.max(bottom, y + panel.height());
    }
    return places;
  }
}
