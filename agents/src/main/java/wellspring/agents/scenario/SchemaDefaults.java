package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Gives absent keys the defaults that the schema states. */
final class SchemaDefaults {
  private final ScenarioSchema schema;

  SchemaDefaults(ScenarioSchema schema) {
    this.schema = schema;
  }

  void fill(ObjectNode scenario) {
    fill(schema.root(), scenario);
  }

  private void fill(JsonNode objectSchema, ObjectNode object) {
    for (String key : schema.keys(objectSchema, object)) {
      fillKey(objectSchema, object, key);
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue() instanceof ObjectNode child) {
        fill(schema.child(objectSchema, object, field.getKey()), child);
      }
    }
  }

  private void fillKey(JsonNode objectSchema, ObjectNode object, String key) {
    JsonNode byDefault = schema.child(objectSchema, object, key).path("default");
    if (!object.has(key) && !byDefault.isMissingNode()) {
      object.set(key, byDefault.deepCopy());
    }
  }
}
