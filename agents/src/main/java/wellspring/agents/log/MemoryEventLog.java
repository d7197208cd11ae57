package wellspring.agents.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;

/** A log in memory, gone with the process: for tests and for runs that need no record. */
public final class MemoryEventLog implements EventLog {
  /** What a broker takes by default, so that a run that works here works there. */
  private static final int RECORD_BYTES_MAX = 1 << 20;

  private final Map<Topic, List<Event>> topics = new EnumMap<>(Topic.class);
  private final EventCodec codec = new EventCodec();
  private boolean closed;

  public MemoryEventLog() {
    for (Topic topic : Topic.values()) {
      topics.put(topic, new ArrayList<>());
    }
  }

  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    int bytes = codec.encode(event).length + event.agent().length();
    if (bytes > RECORD_BYTES_MAX) {
      return CompletableFuture.failedFuture(
          LogException.tooLarge(topic, event, bytes, RECORD_BYTES_MAX));
    }
    synchronized (topics) {
      if (closed) {
        return CompletableFuture.failedFuture(new LogException("the log is closed"));
      }
      topics.get(topic).add(event);
      topics.notifyAll();
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public int partitions(Topic topic) {
    return 1;
  }

  @Override
  public List<Long> end(Topic topic) {
    synchronized (topics) {
      return List.of((long) topics.get(topic).size());
    }
  }

  @Override
  public <E extends Event> List<E> read(Slice slice, Class<E> type) {
    List<Event> events;
    synchronized (topics) {
      events =
          List.copyOf(
              topics
                  .get(slice.topic())
                  .subList(slice.from().get(0).intValue(), slice.to().get(0).intValue()));
    }
    return events.stream().map(type::cast).sorted(Comparator.comparing(Event::id)).toList();
  }

  @Override
  public Subscription follow(Topic topic, Consumer<Event> observer) {
    Thread thread = new Thread(() -> deliver(topic, observer), "follow-" + topic.label());
    thread.setDaemon(true);
    thread.start();
    return thread::interrupt;
  }

  @Override
  public int recordBytesMax() {
    return RECORD_BYTES_MAX;
  }

  @Override
  public void close() {
    synchronized (topics) {
      closed = true;
      topics.notifyAll();
    }
  }

  private void deliver(Topic topic, Consumer<Event> observer) {
    for (int position = 0; ; position++) {
      Event event;
      synchronized (topics) {
        while (topics.get(topic).size() <= position) {
          if (closed) {
            return;
          }
          try {
            topics.wait();
          } catch (InterruptedException e) {
            return;
          }
        }
        event = topics.get(topic).get(position);
      }
      observer.accept(event);
    }
  }
}
