package wellspring.agents.event;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a topic: for each partition, the offsets from {@code from} up to, not including, {@code
 * to}.
 */
public record OffsetRange(Topic topic, List<Long> from, List<Long> to) {
  public OffsetRange {
    from = List.copyOf(from);
    to = List.copyOf(to);
    if (from.size() != to.size()) {
      throw new IllegalArgumentException(
          "a slice has as many starts as ends, not " + from.size() + " and " + to.size());
    }
  }

  /** The slice that follows this one and ends where the topic ends now. */
  public OffsetRange next(List<Long> end) {
    return new OffsetRange(topic, to, end);
  }

  /** The empty slice that follows this one. */
  public OffsetRange next() {
    return next(to);
  }

  /**
   * The slice that begins with this one, and reaches up to some ends at least.
   *
   * @param ends one for each partition, or none at all
   */
  public OffsetRange upTo(List<Long> ends) {
    List<Long> farthest = new ArrayList<>(to);
    for (int partition = 0; partition < ends.size(); partition++) {
      farthest.set(partition, Math.max(farthest.get(partition), ends.get(partition)));
    }
    return new OffsetRange(topic, from, farthest);
  }

  /** The empty slice at the beginning of a topic. */
  public static OffsetRange beginning(Topic topic, int partitions) {
    List<Long> zeros = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      zeros.add(0L);
    }
    return new OffsetRange(topic, zeros, zeros);
  }
}
