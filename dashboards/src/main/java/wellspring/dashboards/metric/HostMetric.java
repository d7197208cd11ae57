package wellspring.dashboards.metric;

import java.util.List;
import java.util.Locale;

/** A metric of the process or the scrape, which others define and the boards show. */
public enum HostMetric implements Metric {
  UP(Type.GAUGE, "Whether Prometheus could scrape the process (Prometheus' own)."),
  PROCESS_CPU_SECONDS_TOTAL(Type.COUNTER, "Processor time that the process used."),
  PROCESS_RESIDENT_MEMORY_BYTES(Type.GAUGE, "Memory of the process, tensors included."),
  PROCESS_OPEN_FDS(Type.GAUGE, "Files and sockets that the process holds open."),
  PROCESS_MAX_FDS(Type.GAUGE, "How many files and sockets it may hold open."),
  JVM_MEMORY_USED_BYTES(Type.GAUGE, "Memory that the JVM uses.", MetricLabel.AREA),
  JVM_MEMORY_MAX_BYTES(Type.GAUGE, "Memory that the JVM may use.", MetricLabel.AREA),
  JVM_BUFFER_POOL_USED_BYTES(Type.GAUGE, "Buffers outside the heap.", MetricLabel.POOL),
  JVM_GC_COLLECTION_SECONDS(Type.SUMMARY, "Time spent on collecting garbage.", MetricLabel.GC),
  JVM_THREADS_CURRENT(Type.GAUGE, "Threads of the JVM.");

  private final Type type;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of constants
  private final List<MetricLabel> labels;

  HostMetric(Type type, String help, MetricLabel... labels) {
    this.type = type;
    this.help = help;
    this.labels = List.of(labels);
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public List<MetricLabel> labels() {
    return labels;
  }

  @Override
  public String help() {
    return help;
  }
}
