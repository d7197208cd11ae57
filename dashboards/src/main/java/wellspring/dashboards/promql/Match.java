package wellspring.dashboards.promql;

import wellspring.dashboards.metric.Label;

/** A condition on a label, as it stands between a selector's braces. */
public record Match(String text) {

  /** The label has this value. */
  public static Match is(Label label, String value) {
    return new Match("%s=\"%s\"".formatted(label.id(), value));
  }

  /** The label has one of these values. */
  public static Match in(Label label, String... values) {
    return new Match("%s=~\"%s\"".formatted(label.id(), String.join("|", values)));
  }
}
