package wellspring.dashboards.promql;

import wellspring.dashboards.metric.MetricLabel;

/** A condition on a label, as it stands between a selector's braces. */
public record LabelMatcher(String text) {

  /** The label has this value. */
  public static LabelMatcher is(MetricLabel label, String value) {
    return new LabelMatcher("%s=\"%s\"".formatted(label.id(), value));
  }

  /** The label has one of these values. */
  public static LabelMatcher in(MetricLabel label, String... values) {
    return new LabelMatcher("%s=~\"%s\"".formatted(label.id(), String.join("|", values)));
  }
}
