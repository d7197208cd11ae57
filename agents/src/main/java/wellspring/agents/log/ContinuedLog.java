package wellspring.agents.log;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;

/**
 * The log of a run that goes on after it was stopped: who follows the run's course is told what
 * counts, as if it had never been stopped, and then what is new.
 */
public final class ContinuedLog extends ForwardingLog {
  private final BitSet counted;
  private final long end;

  /**
   * @param counted which events of the control topic count of those that were there, by their place
   * @param end how many were there
   */
  public ContinuedLog(EventLog log, BitSet counted, long end) {
    super(log);
    this.counted = (BitSet) counted.clone();
    this.end = end;
  }

  @Override
  public Subscription follow(Topic topic, Consumer<Event> observer) {
    if (topic != Topic.CONTROL) {
      return super.follow(topic, observer);
    }
    AtomicLong next = new AtomicLong();
    return super.follow(
        topic,
        event -> {
          long place = next.getAndIncrement();
          if (place >= end || counted.get(Math.toIntExact(place))) {
            observer.accept(event);
          }
        });
  }
}
