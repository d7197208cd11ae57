package wellspring.dashboards.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;

/**
 * Counts the events of a run, and the documents of its open round by author. Counting is quick, and
 * safe from many threads; asking is for one thread.
 */
final class OpenRound {
  private static final long WINDOW_NANOS = 1_000_000_000;

  private final LongAdder events = new LongAdder();
  private final Deque<Sample> samples = new ArrayDeque<>();
  private volatile Counts counts = new Counts(0, new ConcurrentHashMap<>());

  private record Counts(int round, ConcurrentMap<String, LongAdder> written) {}

  /** How many events there were at a time. */
  private record Sample(long nanos, long events) {}

  void count(List<Event> together) {
    events.add(together.size());
    int from = 0;
    while (from < together.size()) {
      int to = from + 1;
      if (together.get(from) instanceof DocumentWritten first) {
        String group = AgentNames.groupOf(first.agent());
        while (to < together.size()
            && together.get(to) instanceof DocumentWritten next
            && isOf(next, group, first.round())) {
          to++;
        }
        count(group, first.round(), to - from);
      }
      from = to;
    }
  }

  private static boolean isOf(DocumentWritten document, String group, int round) {
    return document.round() == round && AgentNames.isOf(document.agent(), group);
  }

  private void count(String group, int round, int documents) {
    Counts current = of(round);
    if (current.round() == round) {
      current.written().computeIfAbsent(group, any -> new LongAdder()).add(documents);
    }
  }

  private Counts of(int round) {
    if (round > counts.round()) {
      synchronized (this) {
        if (round > counts.round()) {
          counts = new Counts(round, new ConcurrentHashMap<>());
        }
      }
    }
    return counts;
  }

  /** How many documents of a round each author, or cohort of them, has written. */
  SortedMap<String, Long> written(int round) {
    Counts current = counts;
    SortedMap<String, Long> written = new TreeMap<>();
    if (current.round() == round) {
      for (Map.Entry<String, LongAdder> entry : current.written().entrySet()) {
        written.put(entry.getKey(), entry.getValue().sum());
      }
    }
    return written;
  }

  /**
   * How many events there were in each second of the last one or so.
   *
   * @param nanos the time now
   */
  long eventsPerSecond(long nanos) {
    long now = events.sum();
    samples.addLast(new Sample(nanos, now));
    while (samples.size() > 2 && nanos - samples.peekFirst().nanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
    Sample first = samples.peekFirst();
    long elapsed = nanos - first.nanos();
    return elapsed <= 0 ? 0 : Math.round((now - first.events()) * 1e9 / elapsed);
  }
}
