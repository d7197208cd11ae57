package wellspring.agents.night;

import java.util.ArrayDeque;
import java.util.Deque;

/** What happened in a schedule: the last of it to be read, and all of it as a hash. */
final class Trace {
  private static final int SHOWN_MAX = 60;
  private static final int PRIME = 31;

  private final Deque<Entry> last = new ArrayDeque<>();
  private long hash;

  private record Entry(String what, Object of) {}

  void add(String what, Object of) {
    hash = PRIME * (PRIME * hash + what.hashCode()) + of.toString().hashCode();
    last.add(new Entry(what, of));
    if (last.size() > SHOWN_MAX) {
      last.remove();
    }
  }

  long hash() {
    return hash;
  }

  /** The last things that happened, a line each. */
  String text() {
    StringBuilder text = new StringBuilder();
    last.forEach(entry -> text.append(entry.what()).append(' ').append(entry.of()).append('\n'));
    return text.toString();
  }
}
