package wellspring.dashboards.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import wellspring.dashboards.metric.Metric;
import wellspring.dashboards.metric.MetricLabel;

/**
 * Writes queries in PromQL, the language of Prometheus. A query can name only what the catalogue
 * has: metrics with labels of theirs.
 */
public final class PromqlWriter {
  /** The labels that Prometheus adds; the boards narrow every selector by them. */
  private static final List<String> SCRAPE = List.of("job", "instance");

  /** The metrics' own labels that are variables of the boards. */
  private static final List<MetricLabel> VARIABLES =
      List.of(MetricLabel.SCENARIO, MetricLabel.RUN, MetricLabel.MODEL);

  private final boolean board;
  private final String range;

  private PromqlWriter(boolean board, String range) {
    this.board = board;
    this.range = range;
  }

  /** Queries of a board: narrowed by its variables, rates over what suits the scrape interval. */
  public static PromqlWriter board() {
    return new PromqlWriter(true, "$__rate_interval");
  }

  /**
   * Queries of alert rules: about all there is.
   *
   * @param range over what rates are taken, for example {@code 10m}
   */
  public static PromqlWriter alert(String range) {
    return new PromqlWriter(false, range);
  }

  /** The metric's series. */
  public String select(Metric metric, LabelMatcher... matches) {
    return series(metric, "", matches);
  }

  /**
   * The metric's series of one kind.
   *
   * @param suffix what a histogram or summary adds to the name, for example {@code _count}
   */
  public String series(Metric metric, String suffix, LabelMatcher... matches) {
    List<String> conditions = new ArrayList<>();
    if (board) {
      SCRAPE.forEach(label -> conditions.add(variable(label)));
      VARIABLES.stream()
          .filter(metric.labels()::contains)
          .forEach(label -> conditions.add(variable(label.id())));
    }
    for (LabelMatcher match : matches) {
      conditions.add(match.text());
    }
    String narrowed = conditions.isEmpty() ? "" : "{" + String.join(", ", conditions) + "}";
    return metric.id() + suffix + narrowed;
  }

  /** How much a counter grows in a second. */
  public String rate(Metric counter, LabelMatcher... matches) {
    return rate(counter, "", matches);
  }

  /** How much a part of a histogram or summary grows in a second. */
  public String rate(Metric metric, String suffix, LabelMatcher... matches) {
    return "rate(%s[%s])".formatted(series(metric, suffix, matches), range);
  }

  /** How much a counter has grown. */
  public String increase(Metric counter, LabelMatcher... matches) {
    return "increase(%s[%s])".formatted(select(counter, matches), range);
  }

  /** A quantile of a histogram, by some of its labels. */
  public String quantile(double quantile, Metric histogram, MetricLabel... by) {
    String buckets = "sum by (%s) (%s)".formatted(names("le", by), rate(histogram, "_bucket"));
    return "histogram_quantile(%s, %s)".formatted(quantile, buckets);
  }

  /** The mean of a histogram's or a summary's observations, by some of its labels. */
  public String mean(Metric histogram, MetricLabel... by) {
    return sum(rate(histogram, "_sum"), by) + " / " + sum(rate(histogram, "_count"), by);
  }

  public static String sum(String query, MetricLabel... by) {
    return aggregate("sum", query, by);
  }

  public static String max(String query, MetricLabel... by) {
    return aggregate("max", query, by);
  }

  public static String min(String query, MetricLabel... by) {
    return aggregate("min", query, by);
  }

  private static String aggregate(String how, String query, MetricLabel... by) {
    return by.length == 0
        ? "%s(%s)".formatted(how, query)
        : "%s by (%s) (%s)".formatted(how, names(by), query);
  }

  private static String names(MetricLabel... labels) {
    return Arrays.stream(labels).map(MetricLabel::id).collect(Collectors.joining(", "));
  }

  private static String names(String first, MetricLabel... labels) {
    return labels.length == 0 ? first : first + ", " + names(labels);
  }

  private static String variable(String name) {
    return "%1$s=~\"$%1$s\"".formatted(name);
  }
}
