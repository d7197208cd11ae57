package wellspring.agents.round;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;

/**
 * What is settled. Immutable.
 *
 * @param count how many rounds are closed
 * @param slices the last closed round's part of each topic
 * @param fingerprint the hash of all closed rounds; empty if there are none
 */
public record ClosedRounds(int count, Map<Topic, OffsetRange> slices, String fingerprint) {

  /** Copies the map. */
  public ClosedRounds {
    slices = Map.copyOf(slices);
  }

  /**
   * Before the first round.
   *
   * @param partitions how many each topic has
   */
  public static ClosedRounds none(ToIntFunction<Topic> partitions) {
    Map<Topic, OffsetRange> slices = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      slices.put(topic, OffsetRange.beginning(topic, partitions.applyAsInt(topic)));
    }
    return new ClosedRounds(0, slices, "");
  }

  /** The same rounds, with all that is in the log by now behind them. */
  ClosedRounds upTo(Map<Topic, List<Long>> ends) {
    Map<Topic, OffsetRange> next = new EnumMap<>(Topic.class);
    slices.forEach((topic, slice) -> next.put(topic, slice.next(ends.get(topic))));
    return new ClosedRounds(count, next, fingerprint);
  }

  /** With one round more. */
  ClosedRounds after(RoundClosed event) {
    Map<Topic, OffsetRange> next = new EnumMap<>(slices);
    event.slices().forEach(slice -> next.put(slice.topic(), slice));
    return new ClosedRounds(count + 1, next, event.fingerprint());
  }
}
