package wellspring.agents.night;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.DuplicateFilter;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.EventsOfType;
import wellspring.agents.log.LogException;
import wellspring.agents.night.VirtualTime.Part;

/**
 * The log of one process: it keeps the promises of {@link EventLog}, and no more. What one agent
 * publishes stays in order; each event takes a while to get to the log, may get there twice before
 * it is acknowledged, and is acknowledged after another while.
 *
 * <p>Where this process alone writes, what it hands over has its place at once, and can be read;
 * but the log has it no sooner, may refuse it then with all behind it, and never has it twice.
 */
final class LogConnection implements EventLog {
  private final SimulatedLog log;
  private final VirtualTime time;
  private final ProcessFaults faults;
  private final Listener listener;

  /** In the order in which they were first written to: chance must not depend on identity. */
  private final Map<SimulatedLog.Partition, Deque<Sent>> queues = new LinkedHashMap<>();

  /** Where this process alone writes, a partition takes nothing behind what it has refused. */
  private final Map<SimulatedLog.Partition, LogException> refusing = new HashMap<>();

  private final List<Sent> open = new ArrayList<>();

  /** What {@link #sync} waits for. */
  private final List<CompletableFuture<Void>> handedOver = new ArrayList<>();

  private final List<LogFollower> followers = new ArrayList<>();
  private final Set<Event> acknowledged = new HashSet<>();
  private final List<Event> course = new ArrayList<>();
  private boolean courseRefused;
  private Optional<LogException> end = Optional.empty();
  private boolean lost;

  /** Hears what becomes of events; what it throws ends the night. */
  interface Listener {
    /**
     * An event of the control topic is about to be published.
     *
     * @param refused whether an earlier one was refused
     */
    void tried(Event event, boolean refused);

    /** An event is in the log; a crash may still take it away. */
    void appended(Topic topic, Event event);

    /** An event that was handed over is refused. */
    void takenBack(Topic topic, Event event);

    /** An event is in the log for good, and its publisher will be told next. */
    void acknowledged(Topic topic, Event event);

    /** Its publisher has been told, and has done what it does at once. */
    void told(Topic topic, Event event);
  }

  private record Sent(
      Topic topic,
      Event event,
      SimulatedLog.Partition partition,
      CompletableFuture<Void> done,
      boolean again) {}

  LogConnection(SimulatedLog log, VirtualTime time, ProcessFaults faults, Listener listener) {
    this.log = log;
    this.time = time;
    this.faults = faults;
    this.listener = listener;
  }

  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    if (!faults.lives()) {
      return new CompletableFuture<>();
    } else if (end.isPresent()) {
      return CompletableFuture.failedFuture(end.get());
    }
    return handOver(topic, event).done();
  }

  private Sent handOver(Topic topic, Event event) {
    if (topic == Topic.CONTROL) {
      listener.tried(event, courseRefused);
      course.add(event);
    }
    SimulatedLog.Partition partition = log.partition(topic, event);
    Sent sent = new Sent(topic, event, partition, new CompletableFuture<>(), false);
    open.add(sent);
    if (log.isAlone()) {
      partition.appendAhead(event);
      listener.appended(topic, event);
    }
    send(sent);
    return sent;
  }

  @Override
  public CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    if (!log.isAlone()) {
      return EventLog.super.append(topic, events, logged);
    } else if (end.isPresent()) {
      return CompletableFuture.failedFuture(end.get());
    }
    Long[] ends = new Long[partitions(topic)];
    Arrays.fill(ends, 0L);
    for (Event event : events.toList()) {
      if (!faults.lives()) {
        return new CompletableFuture<>();
      }
      Sent sent = handOver(topic, event);
      handedOver.add(sent.done());
      var unused = sent.done().thenRun(() -> logged.accept(List.of(event)));
      ends[log.number(topic, event)] = (long) sent.partition().end();
    }
    return faults.lives()
        ? CompletableFuture.completedFuture(List.of(ends))
        : new CompletableFuture<>();
  }

  @Override
  public CompletionStage<Void> sync() {
    return CompletableFuture.allOf(handedOver.toArray(CompletableFuture<?>[]::new));
  }

  private void send(Sent sent) {
    Deque<Sent> queue = queues.computeIfAbsent(sent.partition(), all -> new ArrayDeque<>());
    queue.add(sent);
    time.after(
        Part.LOG,
        () -> {
          if (faults.lives() && !queue.isEmpty()) {
            arrive(queue.remove());
          }
        });
  }

  private Optional<LogException> refusal(Sent sent) {
    return Optional.ofNullable(refusing.get(sent.partition()))
        .or(() -> faults.refusal(sent.topic(), sent.event()));
  }

  /** The log has it, or does not take it. */
  private void arrive(Sent sent) {
    Optional<LogException> refusal = sent.again() ? Optional.empty() : refusal(sent);
    if (refusal.isPresent()) {
      refuse(sent, refusal.get());
      return;
    }
    int offset = append(sent);
    if (!faults.lives()) {
      return;
    }
    if (!log.isAlone() && !sent.again() && faults.repeats()) {
      send(new Sent(sent.topic(), sent.event(), sent.partition(), sent.done(), true));
    } else {
      time.after(Part.ACKNOWLEDGEMENTS, () -> acknowledge(sent, offset));
    }
  }

  /** Its writer keeps it in mind where it alone writes, and does not wait to hear of it. */
  private void refuse(Sent sent, LogException reason) {
    if (log.isAlone()) {
      refusing.put(sent.partition(), reason);
      listener.takenBack(sent.topic(), sent.event());
    }
    fail(sent, reason);
  }

  /** Of what is on its way to a partition, only the first ones get there. */
  private void refuse(Deque<Sent> queue, int left, LogException reason) {
    while (queue.size() > left) {
      refuse(queue.removeLast(), reason);
    }
  }

  private int append(Sent sent) {
    int offset;
    if (log.isAlone()) {
      offset = sent.partition().arrive();
    } else {
      offset = sent.partition().append(sent.event());
      listener.appended(sent.topic(), sent.event());
    }
    followers.forEach(follower -> follower.wake(sent.topic()));
    return offset;
  }

  private void acknowledge(Sent sent, int offset) {
    if (!faults.lives() || sent.done().isDone()) {
      return;
    }
    Optional<LogException> silence = faults.lostAcknowledgement(sent.event());
    if (silence.isPresent()) {
      fail(sent, silence.get());
      return;
    }
    sent.partition().acknowledge(offset);
    note(sent);
    listener.acknowledged(sent.topic(), sent.event());
    if (faults.lives()) {
      sent.done().complete(null);
      listener.told(sent.topic(), sent.event());
    }
  }

  private void note(Sent sent) {
    if (sent.topic() == Topic.CONTROL) {
      acknowledged.add(sent.event());
    }
  }

  private void fail(Sent sent, LogException reason) {
    courseRefused |= sent.topic() == Topic.CONTROL && !sent.done().isDone();
    sent.done().completeExceptionally(reason);
  }

  /** Whether the log has said that it has an event of the control topic. */
  boolean hasAcknowledged(Event event) {
    return acknowledged.contains(event);
  }

  /** Whether it has said so of an event, and of all that were published before it. */
  boolean hasAcknowledgedUpTo(Event event) {
    int last = course.indexOf(event);
    return last >= 0 && acknowledged.containsAll(course.subList(0, last + 1));
  }

  @Override
  public int partitions(Topic topic) {
    return log.partitions(topic);
  }

  @Override
  public List<Long> end(Topic topic) {
    requireOpen();
    return log.end(topic);
  }

  @Override
  public <E extends Event> List<E> read(OffsetRange slice, Class<E> type) {
    requireOpen();
    return DuplicateFilter.dropped(
        slice.topic(), EventsOfType.required(slice.topic(), log.events(slice), type));
  }

  @Override
  public List<Event> readInOrder(Topic topic, long end) {
    requireOpen();
    return List.copyOf(log.all(topic).subList(0, (int) end));
  }

  private void requireOpen() {
    end.or(faults::silence)
        .ifPresent(
            reason -> {
              throw reason;
            });
  }

  /** Hands on what is there at once, and later events one at a time. */
  @Override
  public Subscription follow(Topic topic, Consumer<Event> observer) {
    requireOpen();
    LogFollower follower = new LogFollower(topic, observer, log, time, faults);
    followers.add(follower);
    follower.deliver(Integer.MAX_VALUE);
    return follower;
  }

  /** What was published gets to the log, or is refused; then nothing more is taken. */
  @Override
  public void close() {
    if (end.isEmpty()) {
      queues.values().forEach(this::flush);
      end = Optional.of(new LogException("the log is closed"));
      open.stream().filter(sent -> !sent.done().isDone()).forEach(this::note);
      open.forEach(sent -> sent.done().complete(null));
      log.forgetAhead();
      log.settle();
      followers.forEach(LogFollower::finish);
    }
  }

  private void flush(Deque<Sent> queue) {
    while (!queue.isEmpty()) {
      Sent sent = queue.remove();
      if (sent.done().isDone()) {
        continue;
      }
      Optional<LogException> refusal = refusal(sent);
      if (refusal.isPresent()) {
        refuse(sent, refusal.get());
      } else {
        append(sent);
        note(sent);
      }
    }
  }

  /** The broker is gone: nothing that was not acknowledged ever will be. */
  void abandon(String why) {
    LogException reason = new LogException(why);
    end = Optional.of(reason);
    lost = true;
    queues.values().forEach(queue -> refuse(queue, 0, reason));
    log.forgetAhead();
    List.copyOf(open).forEach(sent -> fail(sent, reason));
    followers.forEach(follower -> follower.fail(reason));
  }

  /** Whether its broker is gone. */
  boolean isLost() {
    return lost;
  }

  /** Of what is on its way to the log, some still gets there, in its order. */
  void die() {
    queues
        .values()
        .forEach(
            queue -> {
              int left = faults.below(queue.size() + 1);
              if (log.isAlone()) {
                refuse(queue, left, new LogException("the process is gone"));
              }
              for (; left > 0; left--) {
                append(queue.remove());
              }
            });
    log.forgetAhead();
    followers.clear();
  }
}
