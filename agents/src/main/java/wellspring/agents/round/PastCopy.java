package wellspring.agents.round;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ControlEvent.SliceClosed;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;

/**
 * Puts the past of a run into the log of its child: the same events, each once and in order, at
 * other offsets. What hashes to a round's fingerprint in one log does so in the other.
 */
public final class PastCopy {
  private final EventLog from;
  private final EventLog to;

  /** By topic: the part of the round that was copied last. */
  private final Map<Topic, OffsetRange> slices = new EnumMap<>(Topic.class);

  private PastCopy(EventLog from, EventLog to) {
    this.from = from;
    this.to = to;
    for (Topic topic : Topic.values()) {
      slices.put(topic, OffsetRange.beginning(topic, to.partitions(topic)));
    }
  }

  /**
   * Copies; blocks until the log has all of it.
   *
   * @param past what is copied
   * @param to an empty log
   * @throws wellspring.agents.log.LogException if one of the logs fails
   */
  public static void copy(EventLog from, PastRun past, EventLog to) {
    PastCopy copy = new PastCopy(from, to);
    past.events().forEach(copy::copy);
    to.sync().toCompletableFuture().join();
  }

  /**
   * Copies what two runs share, and says so; blocks until the log has all of it.
   *
   * @param fork what comes behind it
   * @throws wellspring.agents.log.LogException if one of the logs fails
   */
  public static void copy(EventLog from, PastRun past, EventLog to, RunForked fork) {
    copy(from, past, to);
    to.publish(Topic.CONTROL, fork).toCompletableFuture().join();
  }

  private void copy(ControlEvent event) {
    if (event instanceof SliceClosed written) {
      publish(
          new SliceClosed(event.id(), event.round(), copied(event.round(), written.documents())));
    } else if (event instanceof RoundClosed round) {
      List<OffsetRange> copied = new ArrayList<>();
      for (OffsetRange slice : round.slices()) {
        copied.add(
            slice.topic() == Topic.DOCUMENTS
                ? slices.get(Topic.DOCUMENTS)
                : copied(round.round(), slice));
      }
      publish(new RoundClosed(event.id(), event.round(), copied, round.fingerprint()));
    } else {
      publish(event);
    }
  }

  private OffsetRange copied(int round, OffsetRange slice) {
    Topic topic = slice.topic();
    List<Long> ends = append(topic, from.read(round, slice, Event.class).stream());
    OffsetRange copied = slices.get(topic).next().upTo(ends);
    slices.put(topic, copied);
    return copied;
  }

  private void publish(ControlEvent event) {
    var unused = append(Topic.CONTROL, Stream.of(event));
  }

  private List<Long> append(Topic topic, Stream<? extends Event> events) {
    return to.append(topic, events, logged -> {}).toCompletableFuture().join();
  }
}
