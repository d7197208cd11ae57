package wellspring.agents.night;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.LogException;

/**
 * What a simulated broker has on its disk. It outlives the processes that write it, each by a
 * {@link LogConnection} of its own. A crash leaves all that was acknowledged, and any part of the
 * rest.
 *
 * <p>Where one process alone writes, an event has its place as soon as it is handed over: the last
 * ones of a partition may be in that process' memory only.
 */
final class SimulatedLog {
  private final Map<Topic, List<Partition>> topics = new EnumMap<>(Topic.class);
  private final boolean alone;

  /** A part of a topic, in which events have an order. */
  static final class Partition {
    private final List<Event> events = new ArrayList<>();

    /** Where the part ends that no crash takes away. */
    private int safe;

    /** How many of the last ones only their writer has. */
    private int ahead;

    /** Answers the offset. */
    int append(Event event) {
      events.add(event);
      return events.size() - 1;
    }

    /** The writer has an event that the log will have next. */
    void appendAhead(Event event) {
      append(event);
      ahead++;
    }

    /** The first event that only its writer has gets to the log; answers the offset. */
    int arrive() {
      int offset = events.size() - ahead;
      ahead--;
      return offset;
    }

    int end() {
      return events.size();
    }

    /** An event is acknowledged, and with it all before it is safe. */
    void acknowledge(int offset) {
      safe = Math.max(safe, offset + 1);
    }
  }

  /** Hears of what a crash takes away. */
  interface LossListener {
    void lost(Topic topic, Event event);
  }

  /**
   * @param alone whether each process knows that nobody else writes
   */
  SimulatedLog(int documentPartitions, boolean alone) {
    this.alone = alone;
    for (Topic topic : Topic.values()) {
      List<Partition> partitions = new ArrayList<>();
      int count = topic == Topic.DOCUMENTS ? documentPartitions : 1;
      for (int i = 0; i < count; i++) {
        partitions.add(new Partition());
      }
      topics.put(topic, partitions);
    }
  }

  boolean isAlone() {
    return alone;
  }

  int partitions(Topic topic) {
    return topics.get(topic).size();
  }

  /** What the log has of a topic of one partition. */
  List<Event> arrived(Topic topic) {
    Partition only = topics.get(topic).get(0);
    return only.events.subList(0, only.events.size() - only.ahead);
  }

  /** Where an agent's events are. */
  Partition partition(Topic topic, Event event) {
    return topics.get(topic).get(number(topic, event));
  }

  /** The same as a number. */
  int number(Topic topic, Event event) {
    return Math.floorMod(event.agent().hashCode(), partitions(topic));
  }

  List<Long> end(Topic topic) {
    return topics.get(topic).stream().map(partition -> (long) partition.events.size()).toList();
  }

  /** All of a topic, in order within each partition. */
  List<Event> all(Topic topic) {
    return events(OffsetRange.beginning(topic, partitions(topic)).next(end(topic)));
  }

  /**
   * What a slice has, as often as it is there.
   *
   * @throws LogException if the log ends before the slice does
   */
  List<Event> events(OffsetRange slice) {
    List<Event> events = new ArrayList<>();
    List<Partition> partitions = topics.get(slice.topic());
    if (partitions.size() != slice.to().size()) {
      throw new LogException("the slice has another number of partitions than " + slice.topic());
    }
    for (int i = 0; i < partitions.size(); i++) {
      List<Event> there = partitions.get(i).events;
      int from = Math.toIntExact(slice.from().get(i));
      int to = Math.toIntExact(slice.to().get(i));
      if (to > there.size()) {
        throw new LogException(
            "the slice ends at offset %d of %s, but the log at %d: it has lost events"
                .formatted(to, slice.topic().label(), there.size()));
      }
      events.addAll(there.subList(from, Math.max(from, to)));
    }
    return events;
  }

  /** Whether a crash would leave all of a slice. */
  boolean isSafe(OffsetRange slice) {
    List<Partition> partitions = topics.get(slice.topic());
    for (int i = 0; i < partitions.size(); i++) {
      if (slice.to().get(i) > partitions.get(i).safe) {
        return false;
      }
    }
    return true;
  }

  /** The machine stops: of what is not acknowledged yet, some is left. */
  void crash(SplittableRandom random, LossListener listener) {
    topics.forEach(
        (topic, partitions) ->
            partitions.forEach(
                partition -> {
                  int left = random.nextInt(partition.safe, partition.events.size() + 1);
                  List<Event> gone = partition.events.subList(left, partition.events.size());
                  gone.forEach(event -> listener.lost(topic, event));
                  gone.clear();
                  partition.safe = left;
                }));
  }

  /** The process is gone that had events which the log has not. */
  void forgetAhead() {
    for (List<Partition> partitions : topics.values()) {
      for (Partition partition : partitions) {
        int arrived = partition.events.size() - partition.ahead;
        partition.events.subList(arrived, partition.events.size()).clear();
        partition.ahead = 0;
      }
    }
  }

  /** Nothing is written any more for now: what is there stays. */
  void settle() {
    topics
        .values()
        .forEach(
            partitions ->
                partitions.forEach(partition -> partition.safe = partition.events.size()));
  }
}
