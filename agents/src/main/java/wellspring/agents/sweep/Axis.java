package wellspring.agents.sweep;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One direction of a sweep: keys that move together, and the values that they take in turn.
 *
 * @param prefix what the override begins with: nothing, {@code +} or {@code ++}
 * @param keys at least one, for example {@code curators.c.human}
 * @param values as they were typed, at least one; a tuple such as {@code (10,0.5)} gives each of
 *     several keys a value of its own
 */
public record Axis(String prefix, List<String> keys, List<String> values) {
  private static final Pattern HUMAN = Pattern.compile("curators\\.[^.]+\\.human(\\..+)?");

  public Axis {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  /** What the axis is called, in tables and figures: its keys, joined by {@code +}. */
  public String name() {
    return String.join("+", keys);
  }

  /** The axis as it is typed in a command. */
  public String text() {
    return prefix + name() + "=" + String.join(",", values);
  }

  /** Whether it sets the human fraction of curators and nothing else. */
  public boolean setsHumanFraction() {
    return keys.stream().allMatch(key -> HUMAN.matcher(key).matches());
  }

  /** The overrides that set its keys to one of its values. */
  List<String> overrides(int value) {
    return overrides(prefix, values.get(value));
  }

  /** The overrides that set its keys to a value, which need not be one of its own. */
  List<String> overrides(String prefixOfKeys, String value) {
    List<String> parts = AxisTuple.parts(value);
    return IntStream.range(0, keys.size())
        .mapToObj(
            key -> prefixOfKeys + keys.get(key) + "=" + parts.get(parts.size() == 1 ? 0 : key))
        .toList();
  }
}
