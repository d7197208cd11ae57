package wellspring.agents.log;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;

/** A log that hands everything on to another; who extends it changes what differs. */
public abstract class ForwardingLog implements EventLog {
  private final EventLog log;

  protected ForwardingLog(EventLog log) {
    this.log = log;
  }

  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    return log.publish(topic, event);
  }

  @Override
  public CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    return log.append(topic, events, logged);
  }

  @Override
  public CompletionStage<Void> sync() {
    return log.sync();
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
  public <E extends Event> List<E> read(OffsetRange slice, Class<E> type) {
    return log.read(slice, type);
  }

  @Override
  public List<Event> readInOrder(Topic topic, long end) {
    return log.readInOrder(topic, end);
  }

  @Override
  public Subscription follow(Topic topic, Consumer<Event> observer) {
    return log.follow(topic, observer);
  }

  @Override
  public void letGoOfRead() {
    log.letGoOfRead();
  }

  @Override
  public void close() {
    log.close();
  }
}
