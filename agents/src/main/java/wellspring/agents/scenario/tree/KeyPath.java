package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The way from a scenario's root to one of its keys, written {@code models.open.cadence}. */
public record KeyPath(List<String> keys) {
  public static final KeyPath ROOT = new KeyPath(List.of());

  public KeyPath {
    keys = List.copyOf(keys);
  }

  public static KeyPath of(String... keys) {
    return new KeyPath(List.of(keys));
  }

  public KeyPath child(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return new KeyPath(longer);
  }

  /** This path, and another from where it ends. */
  public KeyPath child(KeyPath further) {
    List<String> longer = new ArrayList<>(keys);
    longer.addAll(further.keys);
    return new KeyPath(longer);
  }

  /** The path without its last key. */
  public KeyPath parent() {
    return new KeyPath(keys.subList(0, keys.size() - 1));
  }

  /** The last key. */
  public String last() {
    return keys.get(keys.size() - 1);
  }

  /** What stands there in a tree; a missing node if nothing does. */
  public JsonNode in(JsonNode root) {
    JsonNode value = root;
    for (String key : keys) {
      value = value.isArray() ? value.path(index(key)) : value.path(key);
    }
    return value;
  }

  /** A place in a list; -1, where no list has anything, if the key is no number. */
  private static int index(String key) {
    return key.matches("[0-9]{1,9}") ? Integer.parseInt(key) : -1;
  }

  public boolean isAtOrBelow(KeyPath other) {
    return keys.size() >= other.keys.size()
        && keys.subList(0, other.keys.size()).equals(other.keys);
  }

  @Override
  public String toString() {
    return keys.isEmpty() ? "the scenario" : String.join(".", keys);
  }
}
