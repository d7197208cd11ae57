package wellspring.agents.conductor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.log.LogException;
import wellspring.agents.log.MemoryEventLog;

/** A log that refuses one event. */
final class RefusingLog extends ForwardingLog {
  private final String refused;

  RefusingLog(String refused) {
    super(new MemoryEventLog());
    this.refused = refused;
  }

  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    return event.id().equals(refused)
        ? CompletableFuture.failedFuture(new LogException("no room for " + event.id()))
        : super.publish(topic, event);
  }

  @Override
  public CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    List<? extends Event> all = events.toList();
    return all.stream().anyMatch(event -> event.id().equals(refused))
        ? CompletableFuture.failedFuture(new LogException("no room for " + refused))
        : super.append(topic, all.stream(), logged);
  }
}
