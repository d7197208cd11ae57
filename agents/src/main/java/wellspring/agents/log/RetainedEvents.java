package wellspring.agents.log;

import java.util.ArrayList;
import java.util.List;
import wellspring.agents.event.Event;

/** The events of a topic from some offset on: those before it are let go. For one thread. */
final class RetainedEvents {
  private final List<Event> events = new ArrayList<>();
  private long begin;

  void addAll(List<? extends Event> more) {
    events.addAll(more);
  }

  /** The offset of the first event that is still here. */
  long begin() {
    return begin;
  }

  /** The offset that the next event will have. */
  long end() {
    return begin + events.size();
  }

  /** The event at an offset that is still here. */
  Event at(long offset) {
    return events.get(Math.toIntExact(offset - begin));
  }

  /** A copy of the events between two offsets that are still here. */
  List<Event> between(long from, long to) {
    return List.copyOf(events.subList(Math.toIntExact(from - begin), Math.toIntExact(to - begin)));
  }

  /** Lets go what is before an offset. */
  void letGo(long offset) {
    if (offset > begin) {
      events.subList(0, Math.toIntExact(Math.min(offset, end()) - begin)).clear();
      begin = Math.max(begin, offset);
    }
  }
}
