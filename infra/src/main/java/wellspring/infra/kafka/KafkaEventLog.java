package wellspring.infra.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
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
  private final KafkaClients clients;
  private final Producer<String, byte[]> producer;
  private final ConsumerPool consumers;
  private final int recordBytesMax;
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
      KafkaClients clients, RunTopics topics, EventRecords records, int bytesMax) {
    this.cluster = clients.cluster();
    this.clients = clients;
    this.topics = topics;
    this.records = records;
    this.recordBytesMax = bytesMax;
    this.producer = clients.producer();
    this.consumers = new ConsumerPool(clients::reader);
  }

  /**
   * Opens the log of a new run and makes its topics. If the cluster is lost later, the log ends
   * with that as its reason.
   *
   * @param run the run's id, part of the topics' names
   * @throws LogException if no broker answers there (within 15 s, where the cluster is not our
   *     own), or if such a run has topics there already
   */
  public static KafkaEventLog open(KafkaCluster cluster, String run) {
    return open(cluster, run, TopicSetup::create);
  }

  /**
   * Opens the log of a run that was stopped.
   *
   * @param run the run's id, part of the topics' names
   * @throws LogException if no broker answers there
   */
  public static KafkaEventLog reopen(KafkaCluster cluster, String run) {
    return open(cluster, run, TopicSetup::find);
  }

  private static KafkaEventLog open(KafkaCluster cluster, String run, Consumer<TopicSetup> begin) {
    RunTopics topics = new RunTopics(run);
    TopicSetup setup = new TopicSetup(cluster, topics);
    begin.accept(setup);
    KafkaEventLog log =
        new KafkaEventLog(
            new KafkaClients(cluster, run), topics, new EventRecords(run), setup.recordBytesMax());
    cluster.onLoss(log::abandon);
    cluster.watch();
    return log;
  }

  /**
   * Appends an event. Takes a moment only, unless 64 MiB of earlier events wait to be sent; then it
   * waits for room.
   */
  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      state.check();
      ProducerRecord<String, byte[]> record = records.write(topics.name(topic), event);
      int bytes = record.value().length + record.key().getBytes(StandardCharsets.UTF_8).length;
      if (bytes > recordBytesMax) {
        throw LogException.tooLarge(topic, event, bytes, recordBytesMax);
      }
      var unused =
          producer.send(
              record,
              (where, error) -> completions.execute(() -> complete(done, topic, event, error)));
      CrashPoint.RECORD_SENT.reached();
    } catch (LogException e) {
      done.completeExceptionally(e);
    } catch (KafkaException | IllegalStateException e) {
      done.completeExceptionally(failure(topic, event, e));
    }
    return done;
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
        consumer -> {
          Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
          return partitions.stream().map(ends::get).toList();
        });
  }

  @Override
  public <E extends Event> List<E> read(OffsetRange slice, Class<E> type) {
    List<Event> events =
        switch (slice.topic()) {
          case DOCUMENTS -> documents.get(slice, this::load);
          case CORPORA, RELEASES -> selections.get(slice, this::load);
          case PROBES, MEASUREMENTS, CONTROL -> load(slice);
        };
    return EventsOfType.required(slice.topic(), events, type);
  }

  @Override
  public Subscription follow(Topic topic, Consumer<Event> observer) {
    if (partitions(topic) != 1) {
      throw new IllegalArgumentException(
          "the " + topic.label() + " topic has several partitions, which have no common order");
    }
    synchronized (followers) {
      state.check();
      TopicFollower follower =
          new TopicFollower(
              topics.partitions(topic).get(0),
              cluster.limit(TopicFollower.END_MAX),
              clients.follower(),
              records,
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

  private void complete(
      CompletableFuture<Void> done, Topic topic, Event event, Exception errorOrNull) {
    if (errorOrNull == null) {
      done.complete(null);
    } else {
      done.completeExceptionally(failure(topic, event, errorOrNull));
    }
  }

  private LogException failure(Topic topic, Event event, Exception e) {
    return state.explain("the %s topic did not take %s".formatted(topic.label(), event.id()), e);
  }

  private List<Event> load(OffsetRange slice) {
    return withConsumer(
        "cannot read the " + slice.topic().label() + " topic",
        consumer ->
            new OffsetRangeReader(
                    consumer, records, state, cluster.limit(OffsetRangeReader.SILENCE_MAX))
                .read(slice, topics.partitions(slice.topic())));
  }

  private <T> T withConsumer(
      String failure, Function<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>, T> use) {
    state.check();
    try {
      return consumers.lend(use);
    } catch (KafkaException e) {
      throw state.explain(failure, e);
    }
  }
}
