package wellspring.infra.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.DamagedLogException;
import wellspring.agents.log.DuplicateFilter;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.EventsOfType;
import wellspring.agents.log.LogException;
import wellspring.model.thread.DaemonThreads;

/**
 * The log of a run on a Kafka cluster, embedded or any other.
 *
 * <p>Life: open, then ended by {@link #close} or {@link #abandon}; what was asked of an ended log
 * fails with the reason.
 */
public final class KafkaEventLog implements EventLog {
  private static final Logger log = LoggerFactory.getLogger(KafkaEventLog.class);

  private static final Duration FLUSH_MAX = Duration.ofSeconds(20);
  private static final Duration COMPLETIONS_MAX = Duration.ofSeconds(5);

  /** The name of the thread of completions, here and in {@link KafkaLanes}. */
  static final String COMPLETIONS = "kafka-completions";

  private final KafkaCluster cluster;
  private final RunTopics topics;
  private final EventRecords records;
  private final Optional<SealedTopics> sealed;
  private final Optional<RecentEvents> recent;
  private final KafkaClients clients;
  private final Producer<String, byte[]> producer;
  private final ConsumerPool consumers;
  private final RecordWriter writer;
  private final OffsetRangeCache documents = new OffsetRangeCache();

  /** Of the other topics that every model reads whole: corpora and releases, which are small. */
  private final OffsetRangeCache selections = new OffsetRangeCache();

  private final LogState state = new LogState();

  /** Also the lock under which the log ends, so that no subscription outlives it unseen. */
  private final List<TopicFollower> followers = new ArrayList<>();

  /**
   * Completes what was published. Not the producer's own thread: a continuation there that
   * publishes again would wait for room that only that thread can make. Not the common pool either:
   * on two cores it starts a thread for each task.
   */
  private final ThreadPoolExecutor completions =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          DaemonThreads.named(COMPLETIONS),
          (late, executor) -> late.run());

  private KafkaEventLog(
      KafkaClients clients,
      RunTopics topics,
      EventRecords records,
      Optional<SealedTopics> sealed,
      Optional<RecentEvents> recent,
      int bytesMax) {
    this.cluster = clients.cluster();
    this.clients = clients;
    this.topics = topics;
    this.records = records;
    this.sealed = sealed;
    this.recent = recent;
    this.producer = clients.producer(RecordWriter.lingerMillis(recent.isPresent()));
    this.writer =
        new RecordWriter(topics, records, producer, state, bytesMax, completions, sealed, recent);
    this.consumers = new ConsumerPool(() -> new ReadAheadConsumer(clients.reader()));
  }

  /** The log of a new run on a broker where nobody else can write. */
  public static KafkaEventLog open(KafkaCluster cluster, String run) {
    return open(cluster, run, Optional.empty());
  }

  /**
   * Opens the log of a new run and makes its topics. If the cluster is lost later, the log ends
   * with that as its reason.
   *
   * @param run the run's id, part of the topics' names
   * @param seal tells its records from others'; empty where nobody else can write
   * @throws LogException if no broker answers there (within 15 s, where the cluster is not our
   *     own), or if such a run has topics there already
   */
  public static KafkaEventLog open(KafkaCluster cluster, String run, Optional<RunSeal> seal) {
    return open(cluster, run, seal, TopicSetup::create);
  }

  /**
   * Opens the log of a run that was stopped.
   *
   * @param run the run's id, part of the topics' names
   * @param begun whether it has closed a round, so that the cluster must have its topics
   * @param seal the one that it began with
   * @throws LogException if no broker answers there, or the topics are gone
   */
  public static KafkaEventLog reopen(
      KafkaCluster cluster, String run, boolean begun, Optional<RunSeal> seal) {
    return open(cluster, run, seal, setup -> setup.find(begun));
  }

  /**
   * Takes the log of a run away, of which nobody makes use any more.
   *
   * @param run the run's id, part of the topics' names
   * @param outside who took part from outside
   * @return the names of the topics that are gone now; empty if there were none
   * @throws LogException if no broker answers there, or it refuses
   */
  public static List<String> delete(KafkaCluster cluster, String run, List<String> outside) {
    List<String> gone =
        new ArrayList<>(new TopicSetup(cluster, new RunTopics(run).plan()).delete());
    if (!outside.isEmpty()) {
      TopicPlan theirs = TopicPlan.single(OutsideTopics.names(run, outside));
      gone.addAll(new TopicSetup(cluster, theirs).delete());
    }
    return gone;
  }

  private static KafkaEventLog open(
      KafkaCluster cluster, String run, Optional<RunSeal> seal, Consumer<TopicSetup> begin) {
    RunTopics topics = new RunTopics(run);
    TopicSetup setup = new TopicSetup(cluster, topics.plan());
    begin.accept(setup);
    Map<TopicPartition, Long> ends = setup.awaitLeaders();
    KafkaEventLog log =
        new KafkaEventLog(
            new KafkaClients(cluster, run),
            topics,
            new EventRecords(run),
            seal.map(each -> new SealedTopics(each, cluster.foreign(), ends)),
            seal.isEmpty() && cluster.isOwn()
                ? Optional.of(new RecentEvents(ends))
                : Optional.empty(),
            setup.recordBytesMax());
    cluster.onLoss(log::abandon);
    cluster.watch(topics.partitions(), setup.inSyncMin());
    return log;
  }

  /**
   * Appends an event. Takes a moment only, unless 64 MiB of earlier events wait to be sent; then it
   * waits for room.
   */
  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    return writer.publish(topic, event);
  }

  @Override
  public CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    return writer.append(topic, events, logged);
  }

  @Override
  public CompletionStage<Void> sync() {
    return writer.sync();
  }

  @Override
  public int partitions(Topic topic) {
    return topics.partitions(topic).size();
  }

  @Override
  public List<Long> end(Topic topic) {
    List<TopicPartition> partitions = topics.partitions(topic);
    return withConsumer(
        "cannot ask where the " + topic.label() + " topic ends",
        any -> 1,
        consumer -> {
          Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
          sealed.ifPresent(each -> each.ends(ends));
          return partitions.stream().map(ends::get).toList();
        });
  }

  @Override
  public <E extends Event> List<E> read(OffsetRange slice, Class<E> type) {
    List<Event> events =
        switch (slice.topic()) {
          case DOCUMENTS -> documents.get(slice, this::load);
          case CORPORA, RELEASES -> selections.get(slice, this::load);
          case PROBES, MEASUREMENTS, SOCIETY, CONTROL -> load(slice);
        };
    return EventsOfType.required(slice.topic(), events, type);
  }

  @Override
  public List<Event> readInOrder(Topic topic, long end) {
    OffsetRange all = OffsetRange.beginning(topic, requireOne(topic)).next(List.of(end));
    return withReader(all, reader -> reader.inOrder(all, topics.partitions(topic)));
  }

  private int requireOne(Topic topic) {
    if (partitions(topic) != 1) {
      throw new IllegalArgumentException(
          "the " + topic.label() + " topic has several partitions, which have no common order");
    }
    return 1;
  }

  @Override
  public Subscription follow(Topic topic, Consumer<Event> observer) {
    var unused = requireOne(topic);
    synchronized (followers) {
      state.check();
      TopicFollower follower =
          new TopicFollower(
              topics.partitions(topic).get(0),
              cluster.limit(TopicFollower.END_MAX),
              clients::follower,
              records,
              filter(),
              recent,
              observer);
      followers.add(follower);
      follower.start();
      return follower;
    }
  }

  /**
   * Writes what is pending, lets the followers see it, and ends; gives up after half a minute if
   * the cluster is somebody else's and does not answer.
   */
  @Override
  public void close() {
    boolean first = end("the log is closed");
    producer.close(cluster.limit(FLUSH_MAX));
    writer.close();
    if (first) {
      followers.forEach(TopicFollower::finish);
      consumers.close();
      endCompletions();
    }
  }

  /**
   * Gives up at once: what is pending and what is asked for later fails with this reason, and so do
   * the subscriptions. For a cluster that is known to be lost; a close that waits for it ends, too.
   */
  void abandon(String reason) {
    boolean first = end(reason);
    followers.forEach(follower -> follower.abandon(reason));
    producer.close(Duration.ZERO);
    writer.close();
    consumers.abandon();
    if (first) {
      endCompletions();
    }
  }

  /** From now on there are no new followers, so that none outlives the log unseen. */
  private boolean end(String reason) {
    synchronized (followers) {
      return state.end(reason);
    }
  }

  private void endCompletions() {
    completions.shutdown();
    if (!Thread.currentThread().getName().equals(COMPLETIONS)) {
      awaitCompletions();
    }
  }

  private void awaitCompletions() {
    try {
      if (!completions.awaitTermination(COMPLETIONS_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("what waits for published events takes longer than {}", COMPLETIONS_MAX);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Event> load(OffsetRange slice) {
    List<TopicPartition> partitions = topics.partitions(slice.topic());
    return recent
        .flatMap(known -> written(known, slice, partitions))
        .map(events -> DuplicateFilter.dropped(slice.topic(), events))
        .orElseGet(() -> withReader(slice, reader -> reader.read(slice, partitions)));
  }

  /** What this process has written itself; empty if that is not all of a slice. */
  private static Optional<List<Event>> written(
      RecentEvents known, OffsetRange slice, List<TopicPartition> partitions) {
    List<Event> events = new ArrayList<>();
    for (Map.Entry<TopicPartition, Long> part :
        OffsetRangeReader.begins(slice, partitions).entrySet()) {
      TopicPartition partition = part.getKey();
      Optional<List<Event>> found =
          known.between(partition, part.getValue(), slice.to().get(partitions.indexOf(partition)));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      events.addAll(found.get());
    }
    return Optional.of(events);
  }

  private <T> T withReader(OffsetRange slice, Function<OffsetRangeReader, T> use) {
    List<TopicPartition> partitions = topics.partitions(slice.topic());
    Map<TopicPartition, Long> begins = OffsetRangeReader.begins(slice, partitions);
    return withConsumer(
        "cannot read the " + slice.topic().label() + " topic",
        consumer -> consumer.standsAt(begins) ? 2 : consumer.standsIn(partitions) ? 0 : 1,
        consumer ->
            use.apply(
                new OffsetRangeReader(
                    consumer,
                    records,
                    filter(),
                    state,
                    cluster.patience(OffsetRangeReader.SILENCE_MAX))));
  }

  private RecordFilter filter() {
    return sealed.map(SealedTopics::filter).orElse(RecordFilter.ALL);
  }

  private <T> T withConsumer(
      String failure,
      ToIntFunction<ReadAheadConsumer> fitness,
      Function<ReadAheadConsumer, T> use) {
    state.check();
    try {
      return consumers.lend(fitness, use);
    } catch (OffsetOutOfRangeException e) {
      throw new DamagedLogException(
          "%s: it has lost events: there is none at %s"
              .formatted(failure, places(e.offsetOutOfRangePartitions())),
          e);
    } catch (KafkaException e) {
      throw DamagedRecords.place(e)
          .map(place -> damaged(failure, place, e))
          .orElseGet(() -> state.explain(failure, e));
    }
  }

  private static String places(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .map(place -> "offset %d of %s".formatted(place.getValue(), place.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static LogException damaged(String failure, String place, KafkaException e) {
    return new DamagedLogException(
        "%s: it is damaged on the disk; put the broker's folder back from a copy (%s)"
            .formatted(failure, place),
        e);
  }
}
