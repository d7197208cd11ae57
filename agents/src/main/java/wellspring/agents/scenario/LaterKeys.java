package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import wellspring.agents.scenario.tree.KeyPath;

/** Keys that scenarios did not have from the beginning, and that change nothing by default. */
final class LaterKeys {
  private static final Map<String, List<String>> OF_AGENTS =
      Map.of(
          "humans",
          List.of(
              "price",
              "quality",
              "dialect",
              "work",
              "assistance",
              "imitation",
              "observation",
              "correction",
              "disclosure"),
          "curators",
          List.of("shortage"),
          "models",
          List.of("price", "quality", "disclosure"));

  private LaterKeys() {}

  /**
   * Takes them out where they are at their default.
   *
   * @param scenario complete
   */
  static void removeDefaults(ObjectNode scenario) {
    removeDefault(scenario, ScenarioSchema.get().root(), "audiences");
    OF_AGENTS.forEach(
        (kind, keys) -> {
          for (String name : ScenarioDraft.keys(scenario.path(kind))) {
            ObjectNode agent = (ObjectNode) scenario.path(kind).path(name);
            JsonNode schema = ScenarioSchema.get().at(KeyPath.of(kind, name), scenario);
            keys.forEach(key -> removeDefault(agent, schema, key));
          }
        });
  }

  private static void removeDefault(ObjectNode object, JsonNode schema, String key) {
    JsonNode byDefault = ScenarioSchema.get().child(schema, object, key).path("default");
    if (ScenarioSettings.same(object.path(key), byDefault)) {
      object.remove(key);
    }
  }
}
