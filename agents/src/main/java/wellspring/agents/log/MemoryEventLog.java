package wellspring.agents.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.ProbeWritten;
import wellspring.agents.event.Topic;

/** A log in memory, gone with the process: for tests and for runs that need no record. */
public final class MemoryEventLog implements EventLog {
  /**
   * The largest event in bytes, key and JSON together: a Kafka broker's default for a batch of
   * records, {@code max.message.bytes}, less 4 KiB for headers and the batch's frame. A run that
   * works here works there.
   */
  private static final int RECORD_BYTES_MAX = (1 << 20) + 12 - (4 << 10);

  /** In JSON a character takes 6 bytes at most; half of the room is left to the rest. */
  private static final int SHORT_TEXT_CHARS = RECORD_BYTES_MAX / 12;

  /** Also the lock of all that changes here. */
  private final Map<Topic, List<Event>> topics = new EnumMap<>(Topic.class);

  private final List<Follower> followers = new ArrayList<>();
  private final Set<Topic> followed = EnumSet.noneOf(Topic.class);
  private final EventCodec codec = new EventCodec();
  private boolean closed;

  public MemoryEventLog() {
    for (Topic topic : Topic.values()) {
      topics.put(topic, new ArrayList<>());
    }
  }

  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    return append(topic, Stream.of(event), logged -> {}).thenRun(() -> {});
  }

  @Override
  public CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<Event> logged) {
    List<Event> all = new ArrayList<>();
    try {
      events.forEach(event -> all.add(fitting(topic, event)));
    } catch (LogException e) {
      return CompletableFuture.failedFuture(e);
    }
    long end;
    synchronized (topics) {
      if (closed) {
        return CompletableFuture.failedFuture(closed());
      }
      topics.get(topic).addAll(all);
      end = topics.get(topic).size();
      if (followed.contains(topic)) { // to wake threads for nothing costs more than to add
        topics.notifyAll();
      }
    }
    all.forEach(logged);
    return CompletableFuture.completedFuture(List.of(end));
  }

  private Event fitting(Topic topic, Event event) {
    if (!surelyFits(event)) {
      int bytes = bytes(event);
      if (bytes > RECORD_BYTES_MAX) {
        throw LogException.tooLarge(topic, event, bytes, RECORD_BYTES_MAX);
      }
    }
    return event;
  }

  /** Whether an event fits whatever is in it: to measure it takes as long as to write it. */
  private static boolean surelyFits(Event event) {
    return event instanceof ModelMeasured
        || (event instanceof DocumentWritten document
            && document.text().length() < SHORT_TEXT_CHARS)
        || (event instanceof ProbeWritten probe
            && probe.texts().stream().mapToLong(text -> 1 + text.length()).sum()
                < SHORT_TEXT_CHARS);
  }

  private int bytes(Event event) {
    return codec.encode(event).length + event.agent().getBytes(StandardCharsets.UTF_8).length;
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
  public <E extends Event> List<E> read(OffsetRange slice, Class<E> type) {
    return DuplicateFilter.dropped(
        slice.topic(), EventsOfType.required(slice.topic(), events(slice), type));
  }

  @Override
  public List<Event> readInOrder(Topic topic, long end) {
    return events(new OffsetRange(topic, List.of(0L), List.of(end)));
  }

  @Override
  public Subscription follow(Topic topic, Consumer<Event> observer) {
    synchronized (topics) {
      if (closed) {
        throw closed();
      }
      Follower follower = new Follower(topic, observer);
      followers.add(follower);
      followed.add(topic);
      follower.thread.start();
      return follower;
    }
  }

  @Override
  public void close() {
    synchronized (topics) {
      closed = true;
      topics.notifyAll();
    }
    followers.forEach(Follower::awaitEnd); // nobody adds to a closed log's
  }

  private List<Event> events(OffsetRange slice) {
    long from = slice.from().get(0);
    long to = slice.to().get(0);
    synchronized (topics) {
      List<Event> events = topics.get(slice.topic());
      if (to > events.size()) {
        throw new LogException(
            "the slice ends at offset %d of the %s topic, but the log at %d"
                .formatted(to, slice.topic().label(), events.size()));
      }
      return List.copyOf(events.subList((int) from, (int) to));
    }
  }

  private static LogException closed() {
    return new LogException("the log is closed");
  }

  /**
   * One thread that hands every event of a topic to an observer, in order.
   *
   * <p>Life: following; stopped, from {@link #close} until the observer returns; ended, also
   * because the log was closed and all is delivered, or because the observer failed.
   */
  private final class Follower implements Subscription {
    private final Topic topic;
    private final Consumer<Event> observer;
    private final FollowerThread thread;
    private boolean stopped;

    Follower(Topic topic, Consumer<Event> observer) {
      this.topic = topic;
      this.observer = observer;
      this.thread = new FollowerThread(topic.label(), this::deliver);
    }

    @Override
    public CompletionStage<Void> ended() {
      return thread.ended();
    }

    @Override
    public void close() {
      synchronized (topics) {
        stopped = true;
        topics.notifyAll();
      }
      awaitEnd();
    }

    private void awaitEnd() {
      thread.awaitEnd(FollowerThread.OBSERVER_MAX);
    }

    private void deliver() throws InterruptedException {
      int position = 0;
      Optional<Event> event = next(position);
      while (event.isPresent()) {
        observer.accept(event.get());
        position++;
        event = next(position);
      }
    }

    /** Waits for the event at a position; none if there will be none, or nobody wants it. */
    private Optional<Event> next(int position) throws InterruptedException {
      synchronized (topics) {
        List<Event> events = topics.get(topic);
        while (!stopped && !closed && events.size() <= position) {
          topics.wait();
        }
        return stopped || events.size() <= position
            ? Optional.empty()
            : Optional.of(events.get(position));
      }
    }
  }
}
