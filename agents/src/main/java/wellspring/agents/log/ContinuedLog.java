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
  private final int seen;

  /**
   * @param counted which events of the control topic count of those that were there, by their place
   * @param seen how many were there
   */
  public ContinuedLog(EventLog log, BitSet counted, int seen) {
    super(log);
    this.counted = (BitSet) counted.clone();
    this.seen = seen;
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
          if (place >= seen || counted.get(Math.toIntExact(place))) {
            observer.accept(event);
          }
        });
  }
}
