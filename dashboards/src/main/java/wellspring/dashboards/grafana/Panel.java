package wellspring.dashboards.grafana;

import java.util.ArrayList;
import java.util.List;

/**
 * A panel of a board.
 *
 * @param width of the board's 24 columns
 * @param height in rows of the grid, about 38 pixels each
 */
record Panel(Kind kind, About about, int width, int height, Look look, List<Target> targets) {
  Panel {
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

  static Panel of(Kind kind, About about, Look look) {
    return new Panel(kind, about, 8, 8, look, List.of());
  }

  Panel sized(int newWidth, int newHeight) {
    return new Panel(kind, about, newWidth, newHeight, look, targets);
  }

  Panel asking(String expr, String legend) {
    List<Target> more = new ArrayList<>(targets);
    more.add(new Target(expr, legend));
    return new Panel(kind, about, width, height, look, more);
  }
}
