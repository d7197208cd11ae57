package wellspring.agents.conductor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import wellspring.agents.event.Event;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;
import wellspring.agents.log.MemoryEventLog;

/** A log that refuses one event. */
final class RefusingLog implements EventLog {
  private final EventLog log = new MemoryEventLog();
  private final String refused;

  RefusingLog(String refused) {
    this.refused = refused;
  }

  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    return event.id().equals(refused)
        ? CompletableFuture.failedFuture(new LogException("no room for " + event.id()))
        : log.publish(topic, event);
  }

  @Override
  public int partitions(Topic topic) {
    return log.partitions(topic);
  }

  @Override
  public List<Long> end(Topic topic) {
    return log.end(topic);
  }

  @Override
  public <E extends Event> List<E> read(Slice slice, Class<E> type) {
    return log.read(slice, type);
  }

  @Override
  public Subscription follow(Topic topic, Consumer<Event> observer) {
    return log.follow(topic, observer);
  }

  @Override
  public void close() {
    log.close();
  }
}
