package wellspring.dashboards.metric;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of metrics as a document for people. */
public final class MetricCatalogue {
  private static final String INTRODUCTION =
      """
      # Metrics

      What a run tells Prometheus at `/metrics`. Beside these labels Prometheus adds `job` and `instance`. A histogram has the series
      `…_bucket`, `…_sum` and `…_count`. Series without a known value are left out: predictions where no theory applies, losses of models
      that are not neural, measures that the scenario does not ask for.

      The series of a run go away a minute after it has ended, or with its process.

      This file is made from the catalogue in `wellspring.dashboards.metric`.
      """;

  private MetricCatalogue() {}

  /** All that Wellspring itself defines, in order. */
  public static List<Metric> own() {
    return Stream.<Metric>concat(Stream.of(RunMetric.values()), MeasureMetric.all().stream())
        .toList();
  }

  /** The document, in Markdown. */
  public static String markdown() {
    return INTRODUCTION
        + table("The run", Stream.of(RunMetric.values()))
        + table("Measures of models", MeasureMetric.all().stream())
        + table("Of others, shown on the boards", Stream.of(HostMetric.values()))
        + labels();
  }

  private static String table(String title, Stream<? extends Metric> metrics) {
    return "\n## "
        + title
        + "\n\n| name | type | labels | |\n|---|---|---|---|\n"
        + metrics.map(MetricCatalogue::row).collect(Collectors.joining());
  }

  private static String row(Metric metric) {
    String labels =
        metric.labels().stream()
            .map(label -> "`" + label.id() + "`")
            .collect(Collectors.joining(" "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            metric.id(), metric.type().name().toLowerCase(Locale.ROOT), labels, metric.help());
  }

  private static String labels() {
    return "\n## Labels\n\n| label | |\n|---|---|\n"
        + Stream.of(MetricLabel.values())
            .map(label -> "| `%s` | %s |\n".formatted(label.id(), label.meaning()))
            .collect(Collectors.joining());
  }
}
