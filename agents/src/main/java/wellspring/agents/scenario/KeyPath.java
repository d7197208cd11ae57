package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The way from a scenario's root to one of its keys, written {@code models.open.cadence}. */
record KeyPath(List<String> keys) {
  static final KeyPath ROOT = new KeyPath(List.of());

  KeyPath {
    keys = List.copyOf(keys);
  }

  static KeyPath of(String... keys) {
    return new KeyPath(List.of(keys));
  }

  KeyPath child(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return new KeyPath(longer);
  }

  /** The path without its last key. */
  KeyPath parent() {
    return new KeyPath(keys.subList(0, keys.size() - 1));
  }

  /** The last key. */
  String last() {
    return keys.get(keys.size() - 1);
  }

  /** What stands there in a tree; a missing node if nothing does. */
  JsonNode in(JsonNode root) {
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

  boolean isAtOrBelow(KeyPath other) {
    return keys.size() >= other.keys.size()
        && keys.subList(0, other.keys.size()).equals(other.keys);
  }

  @Override
  public String toString() {
    return keys.isEmpty() ? "the scenario" : String.join(".", keys);
  }
}
