package wellspring.agents.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;

/**
 * What readers do with events that are in a log more than once, because a publisher repeated what
 * may have been lost: two events of one id must be equal.
 */
public final class DuplicateFilter {
  private DuplicateFilter() {}

  /**
   * Events sorted by id, each once.
   *
   * @throws LogException if two of them have one id and say different things
   */
  public static <E extends Event> List<E> dropped(Topic topic, List<E> events) {
    if (isInOrder(events)) {
      return List.copyOf(events);
    }
    List<E> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparing(Event::id));
    List<E> once = new ArrayList<>(sorted.size());
    E last = null;
    for (E event : sorted) {
      if (last == null || !last.id().equals(event.id())) {
        once.add(event);
        last = event;
      } else if (!last.equals(event)) {
        throw LogException.contradiction(topic, event);
      }
    }
    return List.copyOf(once);
  }

  /** Whether each comes once, behind those before it: so an agent leaves them, and most topics. */
  private static boolean isInOrder(List<? extends Event> events) {
    String last = null;
    for (Event event : events) {
      if (last != null && last.compareTo(event.id()) >= 0) {
        return false;
      }
      last = event.id();
    }
    return true;
  }
}
