package wellspring.dashboards.grafana;

import static wellspring.dashboards.metric.MetricLabel.AREA;
import static wellspring.dashboards.metric.MetricLabel.RUN;
import static wellspring.dashboards.metric.MetricLabel.STAGE;
import static wellspring.dashboards.metric.MetricLabel.TOPIC;
import static wellspring.dashboards.promql.PromqlWriter.max;
import static wellspring.dashboards.promql.PromqlWriter.sum;

import java.util.List;
import wellspring.dashboards.grafana.FieldConfig.DisplayTrait;
import wellspring.dashboards.grafana.GrafanaPanel.Kind;
import wellspring.dashboards.metric.HostMetric;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.promql.LabelMatcher;
import wellspring.dashboards.promql.PromqlWriter;

/** Whether the system keeps up: rounds, the log, the disk, the JVM. */
final class RuntimeBoard {
  private static final PromqlWriter Q = PromqlWriter.board();
  private static final String BY_RUN = "{{run}}";
  private static final String BY_INSTANCE = "{{instance}}";
  private static final LabelMatcher HEAP = LabelMatcher.is(AREA, "heap");

  private RuntimeBoard() {}

  static Board board() {
    return new Board(
        "wellspring-runtime",
        "Wellspring: runtime",
        "Whether the system keeps up: rounds, the log, the disk, the JVM.",
        BoardAnnotation.all(false),
        List.of(
            PanelRow.of("Rounds", rounds(), duration(), stages(), nodes()),
            PanelRow.of("Log", events(), publishing(), lag()),
            PanelRow.of("Durability", closed(), checkpoints(), directory(), free()),
            PanelRow.of("Process", up(), processor(), heap(), memory()),
            PanelRow.of("JVM", collecting(), threads(), files())));
  }

  private static GrafanaPanel rounds() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Rounds a second",
                "How fast virtual time passes.",
                "Rate of closed rounds.",
                "0, or it falls while the scenario is the same.",
                "See which stage takes the time, on the right, and whether a speed limit is set."),
            FieldConfig.of(GrafanaUnit.PER_SECOND).from(0))
        .sized(6, 8)
        .asking(sum(Q.rate(RunMetric.ROUND_DURATION_SECONDS, "_count"), RUN), BY_RUN);
  }

  private static GrafanaPanel duration() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Seconds per round",
                "How long a round takes, from its opening to its closing.",
                "Median and 95th percentile of wellspring_round_duration_seconds.",
                "It grows: memories grow, or the machine is short of something.",
                "See stages, publishing and memory below."),
            FieldConfig.of(GrafanaUnit.SECONDS).from(0))
        .sized(6, 8)
        .asking(Q.quantile(0.5, RunMetric.ROUND_DURATION_SECONDS, RUN), "p50 {{run}}")
        .asking(Q.quantile(0.95, RunMetric.ROUND_DURATION_SECONDS, RUN), "p95 {{run}}");
  }

  private static GrafanaPanel stages() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "What rounds are busy with",
                "The share of time in which the newest progress was of each stage.",
                "Rate of wellspring_stage_seconds_total; the rest is waiting between rounds.",
                "One stage takes over.",
                "Writing: fewer or shorter documents, or larger sampling batches. Training: fewer"
                    + " steps. Evaluating: fewer measures."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1).with(DisplayTrait.STACKED))
        .sized(6, 8)
        .asking(sum(Q.rate(RunMetric.STAGE_SECONDS_TOTAL), RUN, STAGE), "{{stage}} {{run}}");
  }

  private static GrafanaPanel nodes() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Nodes",
                "How many nodes have agents of the run, or lead it.",
                "wellspring_run_nodes.",
                "It falls, and nobody has ended a node.",
                "What each node has said last; nodes.json says which agents live where. Start it again."),
            FieldConfig.of(GrafanaUnit.COUNT).from(0))
        .sized(6, 8)
        .asking(max(Q.select(RunMetric.RUN_NODES), RUN), BY_RUN);
  }

  private static GrafanaPanel events() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Events a second",
                "How much goes through the log, by topic.",
                "Rate of events that the log has confirmed.",
                "0 in all topics while the run is not paused.",
                "See the alert WellspringRunStalled in RUNBOOK.md."),
            FieldConfig.of(GrafanaUnit.PER_SECOND).from(0).with(DisplayTrait.STACKED))
        .sized(8, 8)
        .asking(sum(Q.rate(RunMetric.EVENTS_PUBLISHED_TOTAL), RUN, TOPIC), "{{topic}} {{run}}");
  }

  private static GrafanaPanel publishing() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Publishing",
                "How long the log takes to confirm an event, on all replicas.",
                "Median and 99th percentile of wellspring_publish_duration_seconds.",
                "Above a second.",
                "Look at the brokers: disk, network, replicas that lag."),
            FieldConfig.of(GrafanaUnit.SECONDS).from(0))
        .sized(8, 8)
        .asking(Q.quantile(0.5, RunMetric.PUBLISH_DURATION_SECONDS, RUN), "p50 {{run}}")
        .asking(Q.quantile(0.99, RunMetric.PUBLISH_DURATION_SECONDS, RUN), "p99 {{run}}");
  }

  private static GrafanaPanel lag() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Lag of the recorder",
                "How many closed rounds are in the log but not yet in tables, page and metrics.",
                "Rounds closed in the log − rounds recorded.",
                "It grows: what you see is older and older. Nothing is lost.",
                "See the alert WellspringRecorderBehind in RUNBOOK.md."),
            FieldConfig.of(GrafanaUnit.COUNT).badAbove(5, 10).from(0))
        .sized(8, 8)
        .asking(max(Q.select(RunMetric.RECORDER_LAG_ROUNDS), RUN), BY_RUN);
  }

  private static GrafanaPanel closed() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Closed rounds",
                "How many rounds are closed: these stay, even if the run fails.",
                "wellspring_rounds_closed.",
                "It stands still, or falls back.",
                "A run that was paused stands still, too: see the board Overview."),
            FieldConfig.of(GrafanaUnit.COUNT).from(0))
        .sized(6, 8)
        .asking(max(Q.select(RunMetric.ROUNDS_CLOSED), RUN), BY_RUN);
  }

  private static GrafanaPanel checkpoints() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Checkpoints",
                "How much disk the releases of the models take.",
                "Sum of the sizes of all different checkpoints.",
                "It will not fit: compare its growth with the free space.",
                "Fewer rounds, a longer cadence, or another folder (`--out`)."),
            FieldConfig.of(GrafanaUnit.BYTES).from(0))
        .sized(6, 8)
        .asking(max(Q.select(RunMetric.CHECKPOINTS_BYTES), RUN), BY_RUN);
  }

  private static GrafanaPanel directory() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Directory",
                "How much disk the whole directory of the run takes: its log, where it lies there,"
                    + " its tables and its checkpoints.",
                "wellspring_directory_bytes.",
                "It grows faster than the free space allows to the last round.",
                "Compare it with the checkpoints, beside it; what is left is mostly the log. Another"
                    + " folder (`--out`), or a cluster of its own for the log (`--kafka`)."),
            FieldConfig.of(GrafanaUnit.BYTES).from(0))
        .sized(6, 8)
        .asking(max(Q.select(RunMetric.DIRECTORY_BYTES), RUN), BY_RUN);
  }

  private static GrafanaPanel free() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Free disk",
                "What is left where the run's directory lies.",
                "Usable bytes of the file system, at each scrape.",
                "Below a gigabyte. A run without space fails; its closed rounds stay.",
                "Free space. Old runs can be deleted as folders."),
            FieldConfig.of(GrafanaUnit.BYTES).badBelow(1e9, 5e9).from(0))
        .sized(6, 8)
        .asking(max(Q.select(RunMetric.DIRECTORY_FREE_BYTES), RUN), BY_RUN);
  }

  private static GrafanaPanel up() {
    return GrafanaPanel.of(
            Kind.STATES,
            new PanelDescription(
                "Reachable",
                "Whether Prometheus can scrape the process.",
                "up, of the jobs and instances chosen above.",
                "Down while the run should go on.",
                "A finished run takes its server along; see RUNBOOK.md, WellspringRunVanished."),
            FieldConfig.of(GrafanaUnit.PLAIN)
                .saying(0, "down", BoardColour.BAD)
                .saying(1, "up", BoardColour.GOOD))
        .sized(6, 8)
        .asking(Q.select(HostMetric.UP), BY_INSTANCE);
  }

  private static GrafanaPanel processor() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Processor",
                "How many cores the process keeps busy; the embedded Kafka broker is another one.",
                "Rate of process_cpu_seconds_total.",
                "All cores of the machine for a long time; or almost none while there is no progress.",
                "Fewer `--threads` beside others; OMP_NUM_THREADS for neural models."),
            FieldConfig.of(GrafanaUnit.PLAIN).from(0))
        .sized(6, 8)
        .asking(Q.rate(HostMetric.PROCESS_CPU_SECONDS_TOTAL), BY_INSTANCE);
  }

  private static GrafanaPanel heap() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Heap",
                "The share of the JVM's heap that is in use.",
                "jvm_memory_used_bytes / jvm_memory_max_bytes, area heap.",
                "Above 95 % also right after a collection: it will run out of memory.",
                "WELLSPRING_JAVA_OPTS=-Xmx… gives it more."),
            FieldConfig.of(GrafanaUnit.SHARE).badAbove(0.85, 0.95).from(0).to(1))
        .sized(6, 8)
        .asking(
            Q.select(HostMetric.JVM_MEMORY_USED_BYTES, HEAP)
                + " / "
                + Q.select(HostMetric.JVM_MEMORY_MAX_BYTES, HEAP),
            BY_INSTANCE);
  }

  private static GrafanaPanel memory() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Memory",
                "What the process takes of the machine's memory, tensors included, and what of it"
                    + " are buffers outside the heap.",
                "process_resident_memory_bytes, and the sum of jvm_buffer_pool_used_bytes.",
                "It grows round after round; the system ends a process that has too much.",
                "Smaller batches, fewer models at once."),
            FieldConfig.of(GrafanaUnit.BYTES).from(0))
        .sized(6, 8)
        .asking(Q.select(HostMetric.PROCESS_RESIDENT_MEMORY_BYTES), "{{instance}} resident")
        .asking(
            "sum by (instance) (" + Q.select(HostMetric.JVM_BUFFER_POOL_USED_BYTES) + ")",
            "{{instance}} buffers");
  }

  private static GrafanaPanel collecting() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Collecting garbage",
                "The share of time in which the JVM collects garbage.",
                "Rate of jvm_gc_collection_seconds_sum, by collector.",
                "Above 10 %.",
                "A larger heap: WELLSPRING_JAVA_OPTS=-Xmx…"),
            FieldConfig.of(GrafanaUnit.SHARE).badAbove(0.05, 0.1).from(0))
        .sized(8, 8)
        .asking(Q.rate(HostMetric.JVM_GC_COLLECTION_SECONDS, "_sum"), "{{instance}} {{gc}}");
  }

  private static GrafanaPanel threads() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Threads",
                "How many threads the JVM has.",
                "jvm_threads_current.",
                "It grows without end.",
                "Take a thread dump with jstack, and report it."),
            FieldConfig.of(GrafanaUnit.COUNT).from(0))
        .sized(8, 8)
        .asking(Q.select(HostMetric.JVM_THREADS_CURRENT), BY_INSTANCE);
  }

  private static GrafanaPanel files() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Open files",
                "The share of the files and sockets that the process may have open.",
                "process_open_fds / process_max_fds.",
                "Above 80 %.",
                "Raise the limit (ulimit -n); Kafka keeps several files for each partition."),
            FieldConfig.of(GrafanaUnit.SHARE).badAbove(0.6, 0.8).from(0).to(1))
        .sized(8, 8)
        .asking(
            Q.select(HostMetric.PROCESS_OPEN_FDS) + " / " + Q.select(HostMetric.PROCESS_MAX_FDS),
            BY_INSTANCE);
  }
}
