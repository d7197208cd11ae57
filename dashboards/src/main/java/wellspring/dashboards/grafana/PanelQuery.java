package wellspring.dashboards.grafana;

/**
 * A query of a panel.
 *
 * @param expr what to ask
 * @param legend how a series is called; {@code {{label}}} stands for a label's value
 */
record PanelQuery(String expr, String legend) {}
