package wellspring.infra.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.log.LogException;
import wellspring.agents.log.MemoryEventLog;
import wellspring.model.thread.DaemonThreads;

/**
 * Kafka for many runs in one process, a few at once: one topic of each kind for all of them, in
 * which each lane has a partition of its own, and one producer. To make topics and clients for each
 * run would cost more than a short run itself.
 *
 * <p>A run that has a lane to itself has one writer, this process. So what it wrote is read from
 * this process' memory, and its offsets count from the run's first event. The records' {@code
 * ce_source} says which run they are of.
 */
public final class KafkaLanes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaLanes.class);

  private static final Duration FLUSH_MAX = Duration.ofSeconds(20);
  private static final int RUNS_FORGOTTEN_AT_ONCE = 32;

  private final RunTopics topics;
  private final String name;
  private final boolean keep;
  private final KafkaCluster cluster;
  private final Producer<String, byte[]> producer;
  private final Flusher flusher;
  private final LogState state = new LogState();

  /** Behind the last record of each partition; of the thread of completions alone. */
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  /** What the broker may delete; of the thread of completions alone. */
  private final Map<TopicPartition, RecordsToDelete> old = new HashMap<>();

  /** How many runs have ended; of the thread of completions alone. */
  private int ended;

  /** As {@link KafkaEventLog} has it, and for the same reasons. */
  private final ExecutorService completions =
      Executors.newSingleThreadExecutor(DaemonThreads.named(KafkaEventLog.COMPLETIONS));

  private KafkaLanes(KafkaClients clients, RunTopics topics, String name, boolean keep) {
    this.topics = topics;
    this.name = name;
    this.keep = keep;
    this.cluster = clients.cluster();
    this.producer = clients.uncompressedProducer(Flusher.LINGER_MILLIS);
    this.flusher = new Flusher(producer);
  }

  /**
   * Makes the topics. If the cluster is lost later, all logs on it end with that as their reason.
   *
   * @param name part of the topics' names
   * @param lanes how many runs go on at once, at most
   * @param keep whether the records of runs that have ended stay
   * @throws LogException if no broker answers there, or if there are such topics already
   */
  public static KafkaLanes open(KafkaCluster cluster, String name, int lanes, boolean keep) {
    RunTopics topics = RunTopics.lanes(name, lanes);
    TopicSetup setup = new TopicSetup(cluster, topics.plan());
    setup.create();
    var unused = setup.awaitLeaders();
    KafkaLanes all = new KafkaLanes(new KafkaClients(cluster, name), topics, name, keep);
    cluster.onLoss(all::abandon);
    cluster.watch(topics.partitions(), setup.inSyncMin());
    return all;
  }

  /**
   * The log of a run that has a lane to itself until the log is closed.
   *
   * @param lane from 0
   * @param run the run's name, part of its events' source
   */
  public EventLog open(int lane, String run) {
    return new LaneLog(lane, new EventRecords(name + "/" + run));
  }

  /** Gives up at once: what is pending and what is asked for later fails with this reason. */
  private void abandon(String reason) {
    state.end(reason);
    producer.close(Duration.ZERO);
    flusher.close();
  }

  /** Writes what is pending and ends; takes the topics away unless they are kept, or lost. */
  @Override
  public void close() {
    boolean serving = state.end("the log is closed");
    producer.close(cluster.limit(FLUSH_MAX));
    flusher.close();
    completions.shutdown();
    if (serving && !keep) {
      delete();
    } else if (!cluster.isOwn()) {
      cluster.remark(
          "On %s these topics remain until somebody deletes them: %s"
              .formatted(cluster, String.join(", ", topics.names())));
    }
  }

  /** Takes the topics away, which nobody waits for long. */
  private void delete() {
    try {
      cluster.admin().deleteTopics(topics.names()).all().get(2, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("the topics {} remain", topics.names(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kafka beside memory: an event is in the log for good when Kafka has acknowledged it. */
  private final class LaneLog extends ForwardingLog {
    private final int lane;
    private final EventRecords records;
    private final Acknowledgements acknowledgements = new Acknowledgements(completions);

    LaneLog(int lane, EventRecords records) {
      super(new MemoryEventLog());
      this.lane = lane;
      this.records = records;
    }

    /** In memory once Kafka has acknowledged it, so that a follower sees it only then. */
    @Override
    public CompletionStage<Void> publish(Topic topic, Event event) {
      CompletionStage<Void> written = write(topic, event);
      flusher.flush();
      return written;
    }

    private CompletionStage<Void> write(Topic topic, Event event) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      send(
          topic,
          event,
          (where, error) -> completions.execute(() -> complete(done, topic, event, where, error)));
      return done;
    }

    private void send(Topic topic, Event event, Callback answer) {
      try {
        state.check();
        var unused = producer.send(record(topic, event), answer);
      } catch (LogException | KafkaException | IllegalStateException e) {
        answer.onCompletion(null, e);
      }
    }

    /** In memory at once, but for what is followed. */
    @Override
    public CompletionStage<List<Long>> append(
        Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
      return topic == Topic.CONTROL
          ? appendFollowed(topic, events, logged)
          : super.append(topic, events.peek(event -> sendAhead(topic, event, logged)), event -> {});
    }

    private void sendAhead(Topic topic, Event event, Consumer<List<Event>> logged) {
      Acknowledgements.Ticket ticket = acknowledgements.expect();
      send(
          topic,
          event,
          (where, error) -> {
            if (error != null) {
              ticket.refused(failure(topic, event, error));
            } else {
              completions.execute(() -> noteEnd(topic, where));
              try {
                logged.accept(List.of(event));
              } finally {
                ticket.acknowledged();
              }
            }
          });
    }

    private CompletionStage<List<Long>> appendFollowed(
        Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
      List<? extends Event> all = events.toList();
      long end = end(topic).get(0) + all.size();
      for (Event event : all) {
        Acknowledgements.Ticket ticket = acknowledgements.expect();
        write(topic, event)
            .whenComplete(
                (done, error) -> {
                  if (error != null) {
                    ticket.refused((LogException) AsyncWork.cause(error));
                  } else {
                    logged.accept(List.of(event));
                    ticket.acknowledged();
                  }
                });
      }
      return CompletableFuture.completedStage(List.of(end));
    }

    @Override
    public CompletionStage<Void> sync() {
      CompletionStage<Void> all = acknowledgements.all();
      if (!all.toCompletableFuture().isDone()) {
        flusher.flush();
      }
      return all;
    }

    private void noteEnd(Topic topic, RecordMetadata where) {
      ends.merge(topics.partitions(topic).get(lane), where.offset() + 1, Math::max);
    }

    private ProducerRecord<String, byte[]> record(Topic topic, Event event) {
      ProducerRecord<String, byte[]> record = records.write(topics.name(topic), event);
      return new ProducerRecord<>(
          record.topic(), lane, record.key(), record.value(), record.headers());
    }

    private void complete(
        CompletableFuture<Void> done,
        Topic topic,
        Event event,
        RecordMetadata where,
        Exception errorOrNull) {
      if (errorOrNull != null) {
        done.completeExceptionally(failure(topic, event, errorOrNull));
        return;
      }
      noteEnd(topic, where);
      try {
        super.publish(topic, event).toCompletableFuture().join(); // memory never waits
        done.complete(null);
      } catch (CompletionException e) {
        done.completeExceptionally(e.getCause());
      }
    }

    private LogException failure(Topic topic, Event event, Exception e) {
      return e instanceof LogException reason
          ? reason
          : state.explain("the %s topic did not take %s".formatted(topic.label(), event.id()), e);
    }

    @Override
    public void close() {
      super.close();
      if (!keep) {
        completions.execute(() -> forget(lane));
      }
    }
  }

  /** Lets the broker delete what it has of a lane's runs, which all have ended. */
  private void forget(int lane) {
    for (Topic topic : Topic.values()) {
      TopicPartition partition = topics.partitions(topic).get(lane);
      if (ends.containsKey(partition)) {
        old.put(partition, RecordsToDelete.beforeOffset(ends.get(partition)));
      }
    }
    ended++;
    if (ended % RUNS_FORGOTTEN_AT_ONCE == 0) {
      cluster.admin().deleteRecords(Map.copyOf(old));
      old.clear();
    }
  }
}
