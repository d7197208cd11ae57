package wellspring.dashboards.grafana;

import java.util.ArrayList;
import java.util.List;

/**
 * A panel of a board.
 *
 * @param width of the board's 24 columns
 * @param height in rows of the grid, about 38 pixels each
 */
record GrafanaPanel(
    Kind kind,
    PanelDescription about,
    int width,
    int height,
    FieldConfig look,
    List<PanelQuery> targets) {
  GrafanaPanel {
    targets = List.copyOf(targets);
  }

  /** What draws it, by the name of Grafana's plugin. */
  enum Kind {
    STAT("stat"),
    LINES("timeseries"),
    BARS("bargauge"),
    STATES("state-timeline");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  static GrafanaPanel of(Kind kind, PanelDescription about, FieldConfig look) {
    return new GrafanaPanel(kind, about, 8, 8, look, List.of());
  }

  GrafanaPanel sized(int newWidth, int newHeight) {
    return new GrafanaPanel(kind, about, newWidth, newHeight, look, targets);
  }

  GrafanaPanel asking(String expr, String legend) {
    List<PanelQuery> more = new ArrayList<>(targets);
    more.add(new PanelQuery(expr, legend));
    return new GrafanaPanel(kind, about, width, height, look, more);
  }
}
