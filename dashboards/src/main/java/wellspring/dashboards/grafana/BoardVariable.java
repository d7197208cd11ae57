package wellspring.dashboards.grafana;

import java.util.List;
import java.util.stream.Stream;
import wellspring.dashboards.metric.Metric;
import wellspring.dashboards.metric.MetricLabel;
import wellspring.dashboards.metric.RunMetric;

/**
 * A choice at the top of a board. Each offers only what fits the choices before it, and the choice
 * "All" matches every value, so that a variable without any value empties no panel.
 *
 * @param name as queries refer to it
 * @param label as people see it
 * @param query where its values come from
 */
record BoardVariable(String name, String label, String query) {

  /** The name of the variable that says which Prometheus is asked. */
  static final String DATASOURCE = "datasource";

  /** Those that are asked of Prometheus, each narrowed by those before it. */
  static List<BoardVariable> queried() {
    return List.of(
        of("job", "Job", RunMetric.RUN_INFO),
        of("instance", "Instance", RunMetric.RUN_INFO, "job"),
        of("scenario", "Scenario", RunMetric.RUN_INFO, "job", "instance"),
        of("run", "Run", RunMetric.RUN_INFO, "job", "instance", MetricLabel.SCENARIO.id()),
        of(
            "model",
            "Model",
            RunMetric.MODEL_INFO,
            "job",
            "instance",
            MetricLabel.SCENARIO.id(),
            MetricLabel.RUN.id()));
  }

  private static BoardVariable of(String name, String label, Metric metric, String... narrowedBy) {
    String conditions =
        String.join(", ", Stream.of(narrowedBy).map("%1$s=~\"$%1$s\""::formatted).toList());
    String selector = conditions.isEmpty() ? metric.id() : metric.id() + "{" + conditions + "}";
    return new BoardVariable(name, label, "label_values(%s, %s)".formatted(selector, name));
  }
}
