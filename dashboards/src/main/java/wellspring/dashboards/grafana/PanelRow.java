package wellspring.dashboards.grafana;

import java.util.List;

/** Panels under a common heading, from left to right and then down. */
record PanelRow(String title, List<GrafanaPanel> panels) {
  PanelRow {
    panels = List.copyOf(panels);
  }

  static PanelRow of(String title, GrafanaPanel... panels) {
    return new PanelRow(title, List.of(panels));
  }
}
