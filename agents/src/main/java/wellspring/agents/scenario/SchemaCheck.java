package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.List;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.MessageWording;

/** Validates a draft against the schema, and says in our own words what is wrong. */
final class SchemaCheck {
  private final ScenarioSchema schema;
  private final Schema validator;

  SchemaCheck(ScenarioSchema schema) {
    this.schema = schema;
    this.validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.root());
  }

  void check(ScenarioDraft draft, ScenarioProblems problems) {
    ObjectNode scenario = draft.root();
    for (Error error : validator.validate(scenario)) {
      report(error, path(error.getInstanceLocation()), scenario, problems);
    }
  }

  private void report(Error error, KeyPath path, JsonNode scenario, ScenarioProblems problems) {
    switch (error.getKeyword()) {
      case "additionalProperties" ->
          problems.add(path.child(error.getProperty()), unknown(path, error, scenario));
      case "required" -> {
        KeyPath missing = path.child(error.getProperty());
        problems.addMissing(missing, schema.description(missing, scenario));
      }
      case "propertyNames" ->
          problems.add(path.child(error.getProperty()), badName(path, scenario));
      default -> problems.add(path, wrong(path, scenario));
    }
  }

  private String unknown(KeyPath path, Error error, JsonNode scenario) {
    List<String> known = schema.keys(schema.at(path, scenario), path.in(scenario));
    return "is no known key"
        + MessageWording.didYouMean(error.getProperty(), known)
        + " Known here: "
        + String.join(", ", known);
  }

  private String badName(KeyPath path, JsonNode scenario) {
    JsonNode names = schema.at(path, scenario).path("propertyNames");
    for (JsonNode part : schema.parts(names, scenario)) {
      if (part.has("description")) {
        return "has a name that is not allowed. " + part.path("description").textValue();
      }
    }
    throw new IllegalStateException("the schema does not describe the names of " + path);
  }

  private String wrong(KeyPath path, JsonNode scenario) {
    return "is "
        + MessageWording.value(path.in(scenario))
        + "; allowed: "
        + AllowedValues.at(path, schema, scenario);
  }

  private static KeyPath path(NodePath location) {
    KeyPath path = KeyPath.ROOT;
    for (int i = 0; i < location.getNameCount(); i++) {
      path = path.child(String.valueOf(location.getElement(i)));
    }
    return path;
  }
}
