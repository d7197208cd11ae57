package wellspring.agents.log;

import java.util.List;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;

/** What readers do with events of which they know the type: every one has to be of it. */
public final class EventsOfType {
  private EventsOfType() {}

  /**
   * The same events, as what they are.
   *
   * @throws LogException if one is something else
   */
  public static <E extends Event> List<E> required(Topic topic, List<Event> events, Class<E> type) {
    return events.stream().map(event -> required(topic, event, type)).toList();
  }

  private static <E extends Event> E required(Topic topic, Event event, Class<E> type) {
    if (!type.isInstance(event)) {
      throw LogException.wrongType(topic, event, type);
    }
    return type.cast(event);
  }
}
