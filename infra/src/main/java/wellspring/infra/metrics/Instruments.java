package wellspring.infra.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import wellspring.dashboards.metric.MeasureMetric;
import wellspring.dashboards.metric.Metric;
import wellspring.dashboards.metric.MetricLabel;
import wellspring.dashboards.metric.RunMetric;

/**
 * All metrics of the catalogue, registered for one run: who sets one gives its own labels, and
 * {@code scenario} and {@code run} are put before them. Safe to use from many threads.
 */
final class Instruments {
  private static final double[] SECONDS = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    30, 60, 300, 1_800, 7_200
  };

  private final String scenario;
  private final String run;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<Metric, Gauge> gauges = new HashMap<>();
  private final Map<Metric, Counter> counters = new HashMap<>();
  private final Map<Metric, Histogram> histograms = new HashMap<>();
  private final Map<Metric, Info> infos = new HashMap<>();

  Instruments(String scenario, String run) {
    this.scenario = scenario;
    this.run = run;
    Stream.concat(Stream.of(RunMetric.values()), MeasureMetric.all().stream())
        .forEach(this::register);
  }

  /** Everything that was set. */
  PrometheusRegistry registry() {
    return registry;
  }

  void set(Metric gauge, double value, String... own) {
    gauges.get(gauge).labelValues(labels(own)).set(value);
  }

  void remove(Metric gauge, String... own) {
    gauges.get(gauge).remove(labels(own));
  }

  /**
   * Adds to a counter; 0 makes its series appear before the first event, so that none is missed.
   */
  void add(Metric counter, double by, String... own) {
    counters.get(counter).labelValues(labels(own)).inc(by);
  }

  /** A counter of some labels, for those who count often. */
  CounterDataPoint counter(Metric counter, String... own) {
    return counters.get(counter).labelValues(labels(own));
  }

  /** A histogram of some labels, in seconds, for those who observe often. */
  DistributionDataPoint histogram(Metric histogram, String... own) {
    return histograms.get(histogram).labelValues(labels(own));
  }

  void observe(Metric histogram, double seconds, String... own) {
    histograms.get(histogram).labelValues(labels(own)).observe(seconds);
  }

  void inform(Metric info, String... own) {
    infos.get(info).addLabelValues(labels(own));
  }

  private void register(Metric metric) {
    String name = metric.id();
    String[] labels = metric.labels().stream().map(MetricLabel::id).toArray(String[]::new);
    switch (metric.type()) {
      case GAUGE ->
          gauges.put(
              metric,
              Gauge.builder().name(name).help(metric.help()).labelNames(labels).register(registry));
      case COUNTER ->
          counters.put(
              metric,
              Counter.builder()
                  .name(name)
                  .help(metric.help())
                  .labelNames(labels)
                  .register(registry));
      case HISTOGRAM ->
          histograms.put(
              metric,
              Histogram.builder()
                  .name(name)
                  .help(metric.help())
                  .classicOnly()
                  .classicUpperBounds(SECONDS)
                  .withoutExemplars() // nobody traces, and samplers had 34,000 tasks waiting after
                  // 7,000 rounds
                  .labelNames(labels)
                  .register(registry));
      case INFO ->
          infos.put(
              metric,
              Info.builder().name(name).help(metric.help()).labelNames(labels).register(registry));
      case SUMMARY -> throw new IllegalStateException(name + ": no summary is Wellspring's own");
    }
  }

  private String[] labels(String... own) {
    String[] all = new String[own.length + 2];
    all[0] = scenario;
    all[1] = run;
    System.arraycopy(own, 0, all, 2, own.length);
    return all;
  }
}
