package wellspring.infra.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import wellspring.agents.event.Event;

/**
 * What this process has written lately into partitions that nobody else writes, so that it need not
 * be read back. There the offset of a record follows from those before it. Of closed rounds it
 * keeps the last ones. Safe to share between threads.
 */
final class RecentEvents {
  /** So many events stay, whatever round they are of. */
  private static final int EVENTS_KEPT = 20_000;

  /** The last round that is closed stays whole: those who follow the run begin to read it. */
  private static final int ROUNDS_KEPT = 1;

  private final Map<TopicPartition, Part> parts = new HashMap<>();
  private final Deque<Map<TopicPartition, Long>> rounds = new ArrayDeque<>();
  private int size;

  /** The end of a partition. */
  private static final class Part {
    private final List<Event> events = new ArrayList<>();

    /** The offset of the first of them. */
    private long begin;

    /** Up to where the log has them for good. */
    private long logged;

    private long end() {
      return begin + events.size();
    }
  }

  /**
   * @param ends where the partitions end
   */
  RecentEvents(Map<TopicPartition, Long> ends) {
    ends.forEach(
        (partition, end) -> {
          Part part = new Part();
          part.begin = end;
          part.logged = end;
          parts.put(partition, part);
        });
  }

  /** An event is about to be written; answers the offset that it will have. */
  synchronized long add(TopicPartition partition, Event event) {
    Part part = parts.get(partition);
    part.events.add(event);
    size++;
    return part.end() - 1;
  }

  /** The last event of a partition was not written after all. */
  synchronized void takeBack(TopicPartition partition) {
    Part part = parts.get(partition);
    part.events.remove(part.events.size() - 1);
    size--;
  }

  /** The log has an event for good. */
  synchronized void logged(TopicPartition partition, long offset) {
    Part part = parts.get(partition);
    part.logged = Math.max(part.logged, offset + 1);
    notifyAll();
  }

  /** Lets those look who wait. */
  synchronized void wake() {
    notifyAll();
  }

  /** Where the log ends of which this process knows that it has it for good. */
  synchronized long end(TopicPartition partition) {
    return parts.get(partition).logged;
  }

  /** The events between two offsets, whether logged or not; empty if not all of them are here. */
  synchronized Optional<List<Event>> between(TopicPartition partition, long from, long to) {
    Part part = parts.get(partition);
    if (from < part.begin || to > part.end()) {
      return Optional.empty();
    }
    return Optional.of(
        List.copyOf(
            part.events.subList(
                Math.toIntExact(from - part.begin), Math.toIntExact(to - part.begin))));
  }

  /**
   * What the log has for good from an offset on; waits for it, up to a limit.
   *
   * @param hurry whether not to wait any more
   * @return empty if the next event is not here any more
   */
  synchronized Optional<List<Event>> next(
      TopicPartition partition, long from, Duration patience, BooleanSupplier hurry) {
    Part part = parts.get(partition);
    long deadline = System.nanoTime() + patience.toNanos();
    long left = patience.toNanos();
    try {
      while (from >= part.logged && left > 0 && !hurry.getAsBoolean()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = deadline - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return between(partition, from, Math.max(from, part.logged));
  }

  /**
   * A round is closed: of those long before it, nothing stays that is not among the last events.
   */
  synchronized void roundClosed() {
    Map<TopicPartition, Long> ends = new HashMap<>();
    parts.forEach((partition, part) -> ends.put(partition, part.end()));
    rounds.add(ends);
    while (rounds.size() > ROUNDS_KEPT && size > EVENTS_KEPT) {
      rounds.remove().forEach(this::forget);
    }
  }

  private void forget(TopicPartition partition, long end) {
    Part part = parts.get(partition);
    int old = Math.toIntExact(Math.max(0, end - part.begin));
    part.events.subList(0, old).clear();
    part.begin += old;
    size -= old;
  }
}
