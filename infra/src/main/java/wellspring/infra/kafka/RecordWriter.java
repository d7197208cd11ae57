package wellspring.infra.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.LogException;

/**
 * Writes the events of a run. Where nobody else writes, the place of a record is known before the
 * broker has answered, and so nobody need wait for that who only wants to read it; where others do,
 * the answer says what the place is. Safe to share between threads.
 */
final class RecordWriter implements AutoCloseable {
  private final RunTopics topics;
  private final EventRecords records;
  private final Producer<String, byte[]> producer;
  private final LogState state;
  private final int recordBytesMax;
  private final Executor completions;
  private final Acknowledgements acknowledgements;
  private final Optional<SealedTopics> sealed;
  private final Optional<RecentEvents> recent;
  private final Flusher flusher;

  /** Held while the next place of a partition is taken. */
  private final Object order = new Object();

  /**
   * @param completions runs what waits for records
   * @param sealed seals records where others can write
   * @param recent what was written lately, where nobody else writes
   */
  RecordWriter(
      RunTopics topics,
      EventRecords records,
      Producer<String, byte[]> producer,
      LogState state,
      int recordBytesMax,
      Executor completions,
      Optional<SealedTopics> sealed,
      Optional<RecentEvents> recent) {
    this.topics = topics;
    this.records = records;
    this.producer = producer;
    this.state = state;
    this.recordBytesMax = recordBytesMax;
    this.completions = completions;
    this.acknowledgements = new Acknowledgements(completions);
    this.sealed = sealed;
    this.recent = recent;
    this.flusher = new Flusher(producer);
  }

  /** What becomes of a record; told on the producer's own thread, which must not publish. */
  private interface Fate {
    /** The log has it for good. */
    void logged(RecordMetadata where);

    /** The log does not have it. */
    void refused(LogException reason);
  }

  /**
   * How long records may wait for others. Where nobody waits for answers they go once a round is to
   * end; where somebody does, soon.
   */
  static int lingerMillis(boolean alone) {
    return alone ? Flusher.LINGER_MILLIS : 2;
  }

  /** Writes an event; completes when the log has it for good. */
  CompletionStage<Void> publish(Topic topic, Event event) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    send(
        topic,
        event,
        new Fate() {
          @Override
          public void logged(RecordMetadata where) {
            completions.execute(() -> done.complete(null));
          }

          @Override
          public void refused(LogException reason) {
            completions.execute(() -> done.completeExceptionally(reason));
          }
        });
    flushIfAlone();
    return done;
  }

  private void flushIfAlone() {
    if (recent.isPresent()) {
      flusher.flush();
    }
  }

  /** As {@link wellspring.agents.log.EventLog#append}. */
  CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    return recent.isPresent()
        ? CompletableFuture.completedStage(appendNow(topic, events, logged))
        : appendAndAsk(topic, events, logged);
  }

  private List<Long> appendNow(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    long[] ends = new long[topics.partitions(topic).size()];
    events.forEach(
        event -> {
          Acknowledgements.Ticket ticket = acknowledgements.expect();
          Place place =
              send(
                  topic,
                  event,
                  new Fate() {
                    @Override
                    public void logged(RecordMetadata where) {
                      try {
                        logged.accept(List.of(event));
                      } finally {
                        ticket.acknowledged();
                      }
                    }

                    @Override
                    public void refused(LogException reason) {
                      ticket.refused(reason);
                    }
                  });
          ends[place.partition()] = Math.max(ends[place.partition()], place.offset() + 1);
        });
    return Arrays.stream(ends).boxed().toList();
  }

  private CompletionStage<List<Long>> appendAndAsk(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    long[] ends = new long[topics.partitions(topic).size()];
    List<CompletableFuture<Void>> all = new ArrayList<>();
    events.forEach(
        event -> {
          CompletableFuture<Void> done = new CompletableFuture<>();
          all.add(done);
          send(
              topic,
              event,
              new Fate() {
                @Override
                public void logged(RecordMetadata where) {
                  synchronized (ends) {
                    ends[where.partition()] = Math.max(ends[where.partition()], where.offset() + 1);
                  }
                  try {
                    logged.accept(List.of(event));
                  } finally {
                    completions.execute(() -> done.complete(null));
                  }
                }

                @Override
                public void refused(LogException reason) {
                  completions.execute(() -> done.completeExceptionally(reason));
                }
              });
        });
    return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done -> {
              synchronized (ends) {
                return Arrays.stream(ends).boxed().toList();
              }
            });
  }

  /** As {@link wellspring.agents.log.EventLog#sync}. */
  CompletionStage<Void> sync() {
    CompletionStage<Void> all = acknowledgements.all();
    if (!all.toCompletableFuture().isDone()) {
      flushIfAlone();
    }
    return all;
  }

  /**
   * Where a record will be.
   *
   * @param offset 0 where only the answer can tell
   */
  private record Place(int partition, long offset) {
    private static final Place NOWHERE = new Place(0, 0);
  }

  private Place send(Topic topic, Event event, Fate fate) {
    try {
      state.check();
      ProducerRecord<String, byte[]> record = records.write(topics.name(topic), event);
      byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
      int bytes = record.value().length + key.length;
      if (bytes > recordBytesMax) {
        throw LogException.tooLarge(topic, event, bytes, recordBytesMax);
      }
      Place place =
          recent.isPresent()
              ? sendAlone(recent.get(), record, key, topic, event, fate)
              : sendAmongOthers(record, key, topic, event, fate);
      CrashPoint.RECORD_SENT.reached();
      return place;
    } catch (LogException e) {
      fate.refused(e);
    } catch (KafkaException | IllegalStateException e) {
      fate.refused(failure(topic, event, e));
    }
    return Place.NOWHERE;
  }

  private Place sendAmongOthers(
      ProducerRecord<String, byte[]> record, byte[] key, Topic topic, Event event, Fate fate) {
    var unused =
        producer.send(
            sealed
                .map(seals -> seals.sealed(record, key, topics.partitions(topic).size()))
                .orElse(record),
            (where, error) -> {
              if (error == null) {
                sealed.ifPresent(seals -> seals.written(where));
                fate.logged(where);
              } else {
                fate.refused(failure(topic, event, error));
              }
            });
    return Place.NOWHERE;
  }

  private Place sendAlone(
      RecentEvents known,
      ProducerRecord<String, byte[]> record,
      byte[] key,
      Topic topic,
      Event event,
      Fate fate) {
    List<TopicPartition> partitions = topics.partitions(topic);
    int number = partition(key, partitions.size());
    TopicPartition partition = partitions.get(number);
    ProducerRecord<String, byte[]> placed =
        new ProducerRecord<>(
            record.topic(), number, record.key(), record.value(), record.headers());
    synchronized (order) {
      long offset = known.add(partition, event);
      boolean sent = false;
      try {
        var unused = producer.send(placed, answer(topic, event, partition, offset, known, fate));
        sent = true;
      } finally {
        if (!sent) {
          known.takeBack(partition);
        }
      }
      return new Place(number, offset);
    }
  }

  private Callback answer(
      Topic topic,
      Event event,
      TopicPartition partition,
      long offset,
      RecentEvents known,
      Fate fate) {
    return (where, error) -> {
      if (error != null) {
        fate.refused(failure(topic, event, error));
      } else if (where.hasOffset() && where.offset() != offset) {
        fate.refused(
            new LogException(
                "%s is at offset %d of %s, not at %d: another program has written there"
                    .formatted(event.id(), where.offset(), partition, offset)));
      } else {
        known.logged(partition, offset);
        if (event instanceof RoundClosed) {
          known.roundClosed();
        }
        fate.logged(where);
      }
    };
  }

  /** The partition of a key, as Kafka's own producers choose it. */
  static int partition(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  private LogException failure(Topic topic, Event event, Exception e) {
    return state.explain("the %s topic did not take %s".formatted(topic.label(), event.id()), e);
  }

  @Override
  public void close() {
    flusher.close();
  }
}
