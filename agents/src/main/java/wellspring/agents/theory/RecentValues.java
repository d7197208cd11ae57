package wellspring.agents.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Values that were computed lately, by what they are computed from; of those that nobody has asked
 * for longest, the first goes when there are too many. Safe to share between threads.
 */
final class RecentValues<K, V> {
  private final Map<K, V> values;

  /**
   * @param most how many values are kept
   */
  RecentValues(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** The value of a key, computed if it is not known any more; nobody else is served meanwhile. */
  synchronized V get(K key, Function<K, V> compute) {
    V known = values.get(key);
    if (known == null) {
      known = compute.apply(key);
      values.put(key, known);
    }
    return known;
  }
}
