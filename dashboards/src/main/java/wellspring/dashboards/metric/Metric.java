package wellspring.dashboards.metric;

import java.util.List;

/**
 * A metric as Prometheus sees it. The page's server registers what stands here, the boards and the
 * alerts ask for it, and {@code METRICS.md} lists it: nothing names a metric by a string of its
 * own.
 */
public sealed interface Metric permits RunMetric, MeasureMetric, HostMetric {

  /**
   * The name in full, for example {@code wellspring_rounds_closed}; a histogram's series add {@code
   * _bucket}, {@code _sum} and {@code _count}.
   */
  String id();

  Type type();

  /** Its labels, beside {@code job} and {@code instance}, which Prometheus adds. */
  List<MetricLabel> labels();

  /** What it is, as a sentence. */
  String help();

  /** How its values behave. */
  enum Type {
    /** Goes up and down. */
    GAUGE,
    /** Only grows, as long as the process lives. */
    COUNTER,
    /** Counts observations by size. */
    HISTOGRAM,
    /** Counts observations and sums them up. */
    SUMMARY,
    /** Always 1; what it has to say are its labels. */
    INFO
  }
}
