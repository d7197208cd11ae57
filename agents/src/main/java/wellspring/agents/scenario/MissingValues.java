package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wellspring.agents.scenario.tree.KeyPath;

/**
 * Values that a scenario leaves to whoever runs it, written {@code ???}, as OmegaConf does. Such a
 * scenario can be shown, but not run, until the command line gives them.
 */
final class MissingValues {
  static final String TEXT = "???";

  private MissingValues() {}

  /** The keys whose value is yet to be given, in the order of the tree. */
  static List<KeyPath> find(JsonNode root) {
    List<KeyPath> found = new ArrayList<>();
    collect(root, KeyPath.ROOT, found);
    return found;
  }

  /** Reports every one as a problem. */
  static void check(ScenarioDraft draft, ScenarioSchema schema, ScenarioProblems problems) {
    for (KeyPath key : find(draft.root())) {
      problems.add(
          key,
          "is to be given on the command line: "
              + key
              + "=VALUE. "
              + schema.description(key, draft.root()));
    }
  }

  private static void collect(JsonNode node, KeyPath path, List<KeyPath> found) {
    if (node.isTextual() && node.textValue().equals(TEXT)) {
      found.add(path);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      collect(field.getValue(), path.child(field.getKey()), found);
    }
  }
}
