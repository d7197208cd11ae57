package wellspring.dashboards.grafana;

import java.util.List;
import wellspring.dashboards.metric.MetricLabel;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.promql.LabelMatcher;
import wellspring.dashboards.promql.PromqlWriter;

/**
 * Marks in all plots of a board. The query's values are the moments themselves, in milliseconds, so
 * that a mark stands where the event was and not where it was scraped.
 *
 * @param shown whether it is shown by default
 * @param text what a mark says; {@code {{label}}} stands for a label's value
 */
record BoardAnnotation(String name, String expr, String text, BoardColour colour, boolean shown) {
  private static final PromqlWriter Q = PromqlWriter.board();

  /** The marks of a board; those of retraining are many, and off unless the board is about them. */
  static List<BoardAnnotation> all(boolean retraining) {
    return List.of(
        new BoardAnnotation(
            "Interventions",
            moments(
                RunMetric.STEERED_TIMESTAMP_SECONDS,
                MetricLabel.KIND,
                LabelMatcher.in(MetricLabel.KIND, "intervened", "document", "speed")),
            "{{run}}: {{kind}}",
            BoardColour.WARNING,
            true),
        new BoardAnnotation(
            "Pauses and resumes",
            moments(
                RunMetric.STEERED_TIMESTAMP_SECONDS,
                MetricLabel.KIND,
                LabelMatcher.in(MetricLabel.KIND, "paused", "resumed", "stepped")),
            "{{run}}: {{kind}}",
            BoardColour.QUIET,
            true),
        new BoardAnnotation(
            "Starts",
            moments(RunMetric.RUN_STARTED_TIMESTAMP_SECONDS, MetricLabel.SCENARIO),
            "{{run}} began",
            BoardColour.QUIET,
            true),
        new BoardAnnotation(
            "Continuations",
            moments(RunMetric.RUN_CONTINUED_TIMESTAMP_SECONDS, MetricLabel.SCENARIO),
            "{{run}} was continued",
            BoardColour.WARNING,
            true),
        new BoardAnnotation(
            "Retraining",
            moments(RunMetric.MODEL_RELEASED_TIMESTAMP_SECONDS, MetricLabel.MODEL),
            "{{run}}: {{model}} retrained",
            BoardColour.GOOD,
            retraining));
  }

  /** Never is 0, and no moment. */
  private static String moments(RunMetric metric, MetricLabel by, LabelMatcher... matches) {
    return PromqlWriter.max(Q.select(metric, matches), MetricLabel.RUN, by) + " * 1000 > 0";
  }
}
