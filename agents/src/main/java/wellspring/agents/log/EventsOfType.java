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
  @SuppressWarnings("unchecked") // each is looked at, and nobody can add to the list
  public static <E extends Event> List<E> required(Topic topic, List<Event> events, Class<E> type) {
    for (Event event : events) {
      if (!type.isInstance(event)) {
        throw LogException.wrongType(topic, event, type);
      }
    }
    return (List<E>) List.copyOf(events); // the same list, where nobody can change it anyway
  }
}
