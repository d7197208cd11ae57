package wellspring.agents.night;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog.Subscription;
import wellspring.agents.log.LogException;
import wellspring.agents.night.VirtualTime.Part;

/** One who follows a topic of the simulated log: each event reaches it a while after the log. */
final class LogFollower implements Subscription {
  private final Topic topic;
  private final Consumer<Event> observer;
  private final SimulatedLog log;
  private final VirtualTime time;
  private final ProcessFaults faults;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private int position;

  LogFollower(
      Topic topic,
      Consumer<Event> observer,
      SimulatedLog log,
      VirtualTime time,
      ProcessFaults faults) {
    this.topic = topic;
    this.observer = observer;
    this.log = log;
    this.time = time;
    this.faults = faults;
  }

  /** A topic has one event more. */
  void wake(Topic changed) {
    if (changed == topic) {
      time.after(
          Part.FOLLOWERS,
          () -> {
            if (faults.lives()) {
              deliver(1);
            }
          });
    }
  }

  void deliver(int eventsMax) {
    List<Event> all = log.arrived(topic);
    for (int i = 0; i < eventsMax && position < all.size() && !ended.isDone(); i++) {
      Event next = all.get(position);
      position++;
      try {
        observer.accept(next);
      } catch (RuntimeException e) {
        ended.completeExceptionally(e);
      }
    }
  }

  /** The log is closed: what it has is delivered. */
  void finish() {
    deliver(Integer.MAX_VALUE);
    ended.complete(null);
  }

  void fail(LogException reason) {
    ended.completeExceptionally(reason);
  }

  @Override
  public CompletionStage<Void> ended() {
    return ended;
  }

  @Override
  public void close() {
    ended.complete(null);
  }
}
