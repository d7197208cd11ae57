package wellspring.infra.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Topic;
import wellspring.dashboards.metric.RunMetric;

/**
 * Where the time of a run goes: rounds, their stages, generations, the log. Everything is taken
 * from the moment at which the log has confirmed an event. Safe to use from many threads.
 */
final class RoundTimes {
  private static final double NANOS = 1e9;
  private static final String IDLE = "";

  private final Instruments instruments;
  private final LongSupplier nanos;
  private final DistributionDataPoint durations;
  private final Map<Topic, CounterDataPoint> counts = new EnumMap<>(Topic.class);
  private final Map<String, Long> corpora = new ConcurrentHashMap<>();

  private long opened;
  private String stage = IDLE;
  private long stageSince;
  private int closed;
  private int recorded;

  RoundTimes(Instruments instruments, LongSupplier nanos) {
    this.instruments = instruments;
    this.durations = instruments.histogram(RunMetric.PUBLISH_DURATION_SECONDS);
    for (Topic topic : Topic.values()) {
      counts.put(topic, instruments.counter(RunMetric.EVENTS_PUBLISHED_TOTAL, topic.label()));
    }
    this.nanos = nanos;
  }

  /** The log has events that came to it together, after so many nanoseconds. */
  void published(Topic topic, List<Event> events, long took) {
    counts.get(topic).inc(events.size());
    durations.observe(took / NANOS);
    if (topic != Topic.DOCUMENTS) { // which may be many, and tell nothing of times
      events.forEach(this::published);
    }
  }

  private void published(Event event) {
    if (event instanceof CorpusCurated corpus) {
      corpora.put(corpus.model(), nanos.getAsLong());
    } else if (event instanceof ModelReleased release) {
      Long since = corpora.get(release.agent());
      if (since != null) {
        double seconds = (nanos.getAsLong() - since) / NANOS;
        instruments.observe(RunMetric.GENERATION_DURATION_SECONDS, seconds, release.agent());
      }
    } else if (event instanceof RoundOpened) {
      open();
    } else if (event instanceof RoundClosed round) {
      close(round.round());
    }
  }

  /** A round is busy with something. */
  synchronized void busyWith(String next) {
    tick();
    stage = next;
  }

  /** Counts the time until now, so that long stages do not come as one lump. */
  synchronized void tick() {
    long now = nanos.getAsLong();
    if (!stage.equals(IDLE)) {
      instruments.add(RunMetric.STAGE_SECONDS_TOTAL, (now - stageSince) / NANOS, stage);
    }
    stageSince = now;
  }

  /** A closed round was recorded. */
  synchronized void recorded(int round) {
    recorded = round + 1;
    setLag();
  }

  private synchronized void open() {
    opened = nanos.getAsLong();
  }

  private synchronized void close(int round) {
    instruments.observe(RunMetric.ROUND_DURATION_SECONDS, (nanos.getAsLong() - opened) / NANOS);
    busyWith(IDLE); // who pauses between rounds is not busy
    closed = round + 1;
    setLag();
  }

  private void setLag() {
    instruments.set(RunMetric.RECORDER_LAG_ROUNDS, Math.max(0, closed - recorded));
  }
}
