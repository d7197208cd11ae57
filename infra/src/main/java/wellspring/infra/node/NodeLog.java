package wellspring.infra.node;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;

/**
 * The log as one of several processes writes it: what it publishes stands behind all that the round
 * began with, and so that readers see this, it asks first where the topic ends.
 */
final class NodeLog extends ForwardingLog {
  private final EventLog log;

  NodeLog(EventLog log) {
    super(log);
    this.log = log;
  }

  @Override
  public CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    var unused = log.end(topic);
    return log.append(topic, events, logged);
  }
}
