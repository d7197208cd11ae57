package wellspring.dashboards.alert;

import java.util.Locale;

/**
 * A rule by which Prometheus raises an alert.
 *
 * @param name its name; the runbook has a section of that name
 * @param expr what holds when it is time to call
 * @param lasting for how long that must hold, for example {@code 1m}
 * @param severity how soon a person should look
 * @param summary one line; {@code {{ $labels.run }}} stands for a label's value
 * @param description what it means
 */
public record AlertRule(
    String name,
    String expr,
    String lasting,
    Severity severity,
    String summary,
    String description) {

  /** How soon somebody should look. */
  public enum Severity {
    /** Today. */
    WARNING,
    /** Now: the run fails or has failed. */
    CRITICAL
  }

  /** Where the runbook says what to do, from the root of the repository. */
  public String runbook() {
    return "dashboards/RUNBOOK.md#" + name.toLowerCase(Locale.ROOT);
  }
}
