package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wellspring.agents.scenario.tree.KeyPath;

/**
 * A scenario in the making: its keys and values, not yet checked, and the line of the file that
 * each key stands on. Overrides and defaults change it; it never leaves this package.
 */
final class ScenarioDraft {
  /** The line of a value that does not come from the file. */
  static final int NO_LINE = Integer.MAX_VALUE;

  private final String source;
  private final ObjectNode root;
  private final Map<KeyPath, Integer> lines;

  /**
   * @param source names the file or the built-in, for messages
   * @param lines the line, from 1, of each key
   */
  ScenarioDraft(String source, ObjectNode root, Map<KeyPath, Integer> lines) {
    this.source = source;
    this.root = root;
    this.lines = new HashMap<>(lines);
  }

  String source() {
    return source;
  }

  ObjectNode root() {
    return root;
  }

  /** The line of a key, or {@link #NO_LINE}. */
  int line(KeyPath key) {
    return lines.getOrDefault(key, NO_LINE);
  }

  /** The value of a key; a missing node if it has none. */
  JsonNode at(KeyPath key) {
    return key.in(root);
  }

  /** The keys of an object, in its order; none if it is no object. */
  static List<String> keys(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Notes that a key and all below it no longer come from the file. */
  void forgetLines(KeyPath key) {
    lines.keySet().removeIf(known -> known.isAtOrBelow(key));
  }
}
