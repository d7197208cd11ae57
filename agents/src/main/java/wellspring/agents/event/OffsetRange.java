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

  /** The empty slice at the beginning of a topic. */
  public static OffsetRange beginning(Topic topic, int partitions) {
    List<Long> zeros = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      zeros.add(0L);
    }
    return new OffsetRange(topic, zeros, zeros);
  }
}
