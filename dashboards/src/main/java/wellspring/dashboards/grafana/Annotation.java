package wellspring.dashboards.grafana;

import java.util.List;
import wellspring.dashboards.metric.Label;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.promql.Match;
import wellspring.dashboards.promql.Promql;

/**
 * Marks in all plots of a board. The query's values are the moments themselves, in milliseconds, so
 * that a mark stands where the event was and not where it was scraped.
 *
 * @param shown whether it is shown before somebody switches it on
 * @param text what a mark says; {@code {{label}}} stands for a label's value
 */
record Annotation(String name, String expr, String text, Colour colour, boolean shown) {
  private static final Promql Q = Promql.board();

  /** The marks of a board; those of retraining are many, and off unless the board is about them. */
  static List<Annotation> all(boolean retraining) {
    return List.of(
        new Annotation(
            "Interventions",
            moments(
                RunMetric.STEERED_TIMESTAMP_SECONDS,
                Label.KIND,
                Match.in(Label.KIND, "intervened", "document", "speed")),
            "{{run}}: {{kind}}",
            Colour.WARNING,
            true),
        new Annotation(
            "Pauses and resumes",
            moments(
                RunMetric.STEERED_TIMESTAMP_SECONDS,
                Label.KIND,
                Match.in(Label.KIND, "paused", "resumed", "stepped")),
            "{{run}}: {{kind}}",
            Colour.QUIET,
            true),
        new Annotation(
            "Starts",
            moments(RunMetric.RUN_STARTED_TIMESTAMP_SECONDS, Label.SCENARIO),
            "{{run}} began",
            Colour.QUIET,
            true),
        new Annotation(
            "Retraining",
            moments(RunMetric.MODEL_RELEASED_TIMESTAMP_SECONDS, Label.MODEL),
            "{{run}}: {{model}} retrained",
            Colour.GOOD,
            retraining));
  }

  /** Never is 0, and no moment. */
  private static String moments(RunMetric metric, Label by, Match... matches) {
    return Promql.max(Q.select(metric, matches), Label.RUN, by) + " * 1000 > 0";
  }
}
