package wellspring.agents.event;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The books of a round are closed: what each account has now, in millionths. They add up to 0.
 *
 * @param agent who keeps the books
 * @param balancesMicros by account; what was never paid or paid to is not there
 */
public record BooksClosed(
    String id, String agent, int round, SortedMap<String, Long> balancesMicros) implements Event {
  public BooksClosed {
    balancesMicros = Collections.unmodifiableSortedMap(new TreeMap<>(balancesMicros));
  }
}
