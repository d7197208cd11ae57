package wellspring.infra.metrics;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.SteeringKind;
import wellspring.agents.event.Topic;
import wellspring.agents.log.ObservedLog;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.infra.run.RoundListener;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunManifest;

/**
 * What a run tells Prometheus: the metrics of {@link wellspring.dashboards.metric}, and those of
 * the JVM. Its series go away a minute after the run has ended, so that a finished run is not taken
 * for one that stands still, and at once when this is closed; those of the JVM stay.
 *
 * <p>Listens to the run's recorder, its log, its progress and its trainings, from any thread.
 */
public final class RunMetrics implements RoundListener, ObservedLog.Observer, AutoCloseable {
  /** Long enough for any usual scrape interval to see how the run ended. */
  static final Duration KEPT_AFTER_END = Duration.ofSeconds(60);

  private static final int CHECKPOINTS_KNOWN = 1_000;

  /**
   * What the run is.
   *
   * @param log where its events go, in a word or as an address
   * @param device what its neural models are trained on; empty if there are none
   * @param verdict on it; it hears of each round before this does
   * @param paused whether it begins paused
   */
  public record MeteredRun(
      Scenario scenario,
      RunDirectory directory,
      String log,
      String device,
      RunVerdict verdict,
      boolean paused) {}

  private final RunDirectory directory;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Instruments instruments;
  private final RoundTimes times;
  private final TextWatch texts;
  private final SocietyWatch society;
  private final CollapseWatch collapse;
  private final TrainingWatch trainings;
  private final PrometheusRegistry registry = new PrometheusRegistry();

  /** The newest: models of one design may release the same one, and it counts once. */
  private final Map<String, Boolean> checkpoints = newest(CHECKPOINTS_KNOWN);

  private long checkpointBytes;
  private volatile OptionalLong endedAt = OptionalLong.empty();
  private volatile boolean closed;

  public RunMetrics(MeteredRun subject) {
    this(subject, Clock.systemUTC(), System::nanoTime);
  }

  /**
   * @param clock what time it is, for time stamps
   * @param nanos the time in nanoseconds from any start, for durations
   */
  RunMetrics(MeteredRun subject, Clock clock, LongSupplier nanos) {
    Scenario scenario = subject.scenario();
    this.directory = subject.directory();
    this.clock = clock;
    this.nanos = nanos;
    this.instruments = new Instruments(scenario.name(), directory.run());
    this.times = new RoundTimes(instruments, nanos);
    this.texts = new TextWatch(instruments, scenario);
    this.society = new SocietyWatch(instruments, scenario);
    this.collapse = new CollapseWatch(instruments, subject.verdict());
    this.trainings = new TrainingWatch(instruments, scenario);
    begin(subject);
    JvmMetrics.builder().register(registry);
    registry.register((MultiCollector) this::collect);
  }

  /** Where to scrape. */
  public PrometheusRegistry registry() {
    return registry;
  }

  /** The run has come so far. */
  public void progress(RoundProgress progress) {
    times.busyWith(progress.doing());
  }

  /** A training has come so far. */
  public void training(TrainingProgress training) {
    times.tick();
    trainings.training(training);
  }

  /** So many nodes work on the run now. */
  public void nodes(int count) {
    instruments.set(RunMetric.RUN_NODES, count);
  }

  @Override
  public void published(Topic topic, List<Event> events, long took) {
    times.published(topic, events, took);
  }

  @Override
  public void roundOpened(RoundOpened event) {
    instruments.set(RunMetric.ROUND_OPEN, event.round());
    texts.roundOpened(event);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    instruments.set(RunMetric.ROUNDS_CLOSED, round.round() + 1.0);
    instruments.set(RunMetric.ROUND_CLOSED_TIMESTAMP_SECONDS, now());
    texts.roundClosed(round);
    society.roundClosed(round);
    collapse.roundClosed(round.round());
    round.releases().forEach(this::released);
    times.recorded(round.round());
  }

  @Override
  public void steered(Steered event) {
    SteeringKind order = event.kind();
    instruments.add(RunMetric.STEERING_ORDERS_TOTAL, 1, order.id());
    instruments.set(RunMetric.STEERED_TIMESTAMP_SECONDS, now(), order.id());
    order.paused().ifPresent(paused -> instruments.set(RunMetric.RUN_PAUSED, paused ? 1 : 0));
  }

  /** It began when its first attempt did. */
  @Override
  public void runContinued(RunContinued event) {
    Instant began = Instant.parse(RunManifest.read(directory).setting().started());
    instruments.set(RunMetric.RUN_STARTED_TIMESTAMP_SECONDS, began.toEpochMilli() / 1e3);
    instruments.set(RunMetric.RUN_CONTINUED_TIMESTAMP_SECONDS, now());
  }

  /** The run is over; may be said again by somebody who knows even if the log could not tell. */
  @Override
  public void runEnded(RunEnded event) {
    instruments.set(RunMetric.RUN_ACTIVE, 0);
    instruments.set(RunMetric.RUN_PAUSED, 0);
    instruments.set(RunMetric.RUN_FAILED, event.status() == Status.FAILED ? 1 : 0);
    if (endedAt.isEmpty()) {
      endedAt = OptionalLong.of(nanos.getAsLong());
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private void begin(MeteredRun subject) {
    Scenario scenario = subject.scenario();
    String version = RunMetrics.class.getPackage().getImplementationVersion();
    instruments.inform(
        RunMetric.RUN_INFO,
        Long.toString(scenario.seed()),
        subject.log(),
        subject.device().isEmpty() ? "none" : subject.device(),
        version == null ? "(not packaged)" : version);
    instruments.set(RunMetric.RUN_STARTED_TIMESTAMP_SECONDS, now());
    instruments.set(RunMetric.RUN_CONTINUED_TIMESTAMP_SECONDS, 0);
    instruments.set(RunMetric.RUN_ACTIVE, 1);
    instruments.set(RunMetric.RUN_PAUSED, subject.paused() ? 1 : 0);
    instruments.set(RunMetric.RUN_FAILED, 0);
    instruments.set(RunMetric.RUN_NODES, 1);
    instruments.set(RunMetric.ROUNDS_PLANNED, scenario.rounds());
    instruments.set(RunMetric.ROUNDS_CLOSED, 0);
    instruments.set(RunMetric.ROUND_CLOSED_TIMESTAMP_SECONDS, now());
    instruments.set(RunMetric.CHECKPOINTS_BYTES, 0);
    instruments.set(RunMetric.RECORDER_LAG_ROUNDS, 0);
    scenario.models().forEach(this::present);
    countFromNothing();
  }

  private void present(String model, ModelSpec spec) {
    String learner = spec.learner().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    instruments.inform(RunMetric.MODEL_INFO, model, spec.curator(), learner);
  }

  /** Counters begin at 0 before the first event, so that Prometheus misses none. */
  private void countFromNothing() {
    for (SteeringKind order : SteeringKind.values()) {
      instruments.add(RunMetric.STEERING_ORDERS_TOTAL, 0, order.id());
      instruments.set(RunMetric.STEERED_TIMESTAMP_SECONDS, 0, order.id());
    }
    for (Topic topic : Topic.values()) {
      instruments.add(RunMetric.EVENTS_PUBLISHED_TOTAL, 0, topic.label());
    }
  }

  private void released(ModelReleased event) {
    String model = event.agent();
    instruments.set(RunMetric.MODEL_GENERATION, event.generation(), model);
    instruments.set(RunMetric.MODEL_RELEASED_TIMESTAMP_SECONDS, now(), model);
    instruments.set(RunMetric.MODEL_TRAINING_DOCUMENTS, event.documents(), model);
    instruments.set(RunMetric.MODEL_LINEAGE_DEPTH, event.depth(), model);
    instruments.set(RunMetric.MODEL_LINEAGE_HUMAN_RATIO, event.humanShare(), model);
    if (checkpoints.put(event.checkpoint(), true) == null) {
      checkpointBytes += bytes(directory.checkpoints().resolve(event.checkpoint()));
      instruments.set(RunMetric.CHECKPOINTS_BYTES, (double) checkpointBytes);
    }
  }

  private static <K, V> Map<K, V> newest(int count) {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > count;
      }
    };
  }

  private MetricSnapshots collect() {
    boolean over =
        endedAt.isPresent() && nanos.getAsLong() - endedAt.getAsLong() > KEPT_AFTER_END.toNanos();
    if (closed || over) {
      return new MetricSnapshots();
    }
    collapse.look();
    try {
      long free = Files.getFileStore(directory.path()).getUsableSpace();
      instruments.set(RunMetric.DIRECTORY_FREE_BYTES, (double) free);
    } catch (IOException e) {
      instruments.remove(RunMetric.DIRECTORY_FREE_BYTES); // nobody can tell
    }
    instruments.set(RunMetric.DIRECTORY_BYTES, (double) bytesBelow(directory.path()));
    return instruments.registry().scrape();
  }

  /** The size of all files in a folder; of those that come and go meanwhile, some. */
  private static long bytesBelow(Path folder) {
    LongAdder sum = new LongAdder();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sum.add(attributes.size());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return sum.sum(); // the folder is gone, and the metrics are no reason to fail
    }
    return sum.sum();
  }

  /** A file's size; 0 where it is gone, for the metrics are no reason to fail. */
  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private double now() {
    return clock.millis() / 1e3;
  }
}
