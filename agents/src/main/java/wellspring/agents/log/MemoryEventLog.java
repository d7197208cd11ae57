package wellspring.agents.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
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
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;

/**
 * A log in memory, gone with the process: for tests and for runs that need no record. It keeps all,
 * until {@link #letGoOfRead} says that it need not.
 */
public final class MemoryEventLog implements EventLog {
  /**
   * The largest event in bytes, key and JSON together: a Kafka broker's default for a batch of
   * records, {@code max.message.bytes}, less 4 KiB for headers and the batch's frame. A run that
   * works here works there.
   */
  private static final int RECORD_BYTES_MAX = (1 << 20) + 12 - (4 << 10);

  /** Also the lock of all that changes here. */
  private final Map<Topic, RetainedEvents> topics = new EnumMap<>(Topic.class);

  private final List<Follower> followers = new ArrayList<>();
  private final Set<Topic> followed = EnumSet.noneOf(Topic.class);
  private final EventCodec codec = new EventCodec();
  private volatile SortedSlice lastDocuments = SortedSlice.NONE;
  private boolean letsGo;
  private boolean closed;

  /** Events that were read, sorted. */
  private record SortedSlice(Optional<OffsetRange> slice, List<Event> events) {
    private static final SortedSlice NONE = new SortedSlice(Optional.empty(), List.of());
  }

  public MemoryEventLog() {
    for (Topic topic : Topic.values()) {
      topics.put(topic, new RetainedEvents());
    }
  }

  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    return append(topic, Stream.of(event), logged -> {}).thenRun(() -> {});
  }

  @Override
  public CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
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
      end = topics.get(topic).end();
      if (followed.contains(topic)) { // to wake threads for nothing costs more than to add
        topics.notifyAll();
      }
    }
    if (!all.isEmpty()) {
      logged.accept(Collections.unmodifiableList(all));
    }
    return CompletableFuture.completedFuture(List.of(end));
  }

  private Event fitting(Topic topic, Event event) {
    if (!codec.isShorter(event, RECORD_BYTES_MAX / 2)) { // half of it for the key
      int bytes = bytes(event);
      if (bytes > RECORD_BYTES_MAX) {
        throw LogException.tooLarge(topic, event, bytes, RECORD_BYTES_MAX);
      }
    }
    return event;
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
      return List.of(topics.get(topic).end());
    }
  }

  @Override
  public <E extends Event> List<E> read(OffsetRange slice, Class<E> type) {
    return EventsOfType.required(
        slice.topic(), slice.topic() == Topic.DOCUMENTS ? documents(slice) : sorted(slice), type);
  }

  private List<Event> sorted(OffsetRange slice) {
    return DuplicateFilter.dropped(slice.topic(), events(slice));
  }

  /** Of the documents of a round there are many, and several who read all of them. */
  private List<Event> documents(OffsetRange slice) {
    SortedSlice known = lastDocuments;
    if (known.slice().isPresent() && known.slice().get().equals(slice)) {
      return known.events();
    }
    List<Event> read = sorted(slice);
    lastDocuments = new SortedSlice(Optional.of(slice), read);
    return read;
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
      if (topics.get(topic).begin() > 0) {
        throw ForgottenEventsException.before(topic, topics.get(topic).begin());
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
      RetainedEvents events = topics.get(slice.topic());
      if (to > events.end()) {
        throw new LogException(
            "the slice ends at offset %d of the %s topic, but the log at %d"
                .formatted(to, slice.topic().label(), events.end()));
      }
      if (from < events.begin()) {
        throw ForgottenEventsException.before(slice.topic(), events.begin());
      }
      return events.between(from, to);
    }
  }

  @Override
  public void letGoOfRead() {
    synchronized (topics) {
      letsGo = true;
    }
  }

  private void letGo(OffsetRange slice) {
    topics.get(slice.topic()).letGo(slice.to().get(0));
    if (lastDocuments.slice().equals(Optional.of(slice))) {
      lastDocuments = SortedSlice.NONE;
    }
  }

  /** Lets go the rounds that all who follow have been told are closed. */
  private void letGoOfRead(RoundClosed told) {
    if (letsGo && followers.stream().noneMatch(follower -> follower.needs(told))) {
      told.slices().forEach(this::letGo);
      followers.stream()
          .filter(follower -> follower.topic == Topic.CONTROL && !follower.ended)
          .mapToLong(follower -> follower.position)
          .min()
          .ifPresent(topics.get(Topic.CONTROL)::letGo);
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
    private long position;
    private int lastClosed = -1;
    private boolean stopped;
    private boolean ended;

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
      try {
        Optional<Event> event = next();
        while (event.isPresent()) {
          observer.accept(event.get());
          event = next(event.get());
        }
      } finally {
        synchronized (topics) {
          ended = true;
        }
      }
    }

    /** The event after one that the observer has seen. */
    private Optional<Event> next(Event seen) throws InterruptedException {
      synchronized (topics) {
        position++;
        if (seen instanceof RoundClosed told) {
          lastClosed = told.round();
          letGoOfRead(told);
        }
        return next();
      }
    }

    /** Waits for the next event; none if there will be none, or nobody wants it. */
    private Optional<Event> next() throws InterruptedException {
      synchronized (topics) {
        RetainedEvents events = topics.get(topic);
        while (!stopped && !closed && events.end() <= position) {
          topics.wait();
        }
        return stopped || events.end() <= position
            ? Optional.empty()
            : Optional.of(events.at(position));
      }
    }

    /** Whether a round is something that its observer may still want to read. */
    private boolean needs(RoundClosed round) {
      return !ended && (topic != Topic.CONTROL || lastClosed < round.round());
    }
  }
}
