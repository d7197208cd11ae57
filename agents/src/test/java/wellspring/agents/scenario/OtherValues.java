package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.KeyPath;

/**
 * Every key that the schema allows in a scenario, each with other values than it has: constants,
 * forms, and numbers near and far. Whether the scenario takes one is for the loader to say.
 */
public final class OtherValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ScenarioSchema SCHEMA = ScenarioSchema.get();
  private static final ObjectNode OBJECT = NODES.objectNode();

  private final ObjectNode scenario;
  private final Map<String, List<String>> overrides = new TreeMap<>();

  private OtherValues(ObjectNode scenario) {
    this.scenario = scenario;
  }

  /** Overrides by the key that each changes. */
  public static Map<String, List<String>> of(Scenario scenario) {
    OtherValues values = new OtherValues(ScenarioCodec.write(scenario));
    values.walk(SCHEMA.root(), values.scenario, KeyPath.ROOT);
    return values.overrides;
  }

  private void walk(JsonNode schema, JsonNode value, KeyPath path) {
    if (!value.isObject() || allows(schema, value, "string") || allows(schema, value, "number")) {
      add(path, "", schema, value);
      return;
    }
    for (String key : SCHEMA.keys(schema, value)) {
      if (!value.has(key)) {
        add(path.child(key), "+", SCHEMA.child(schema, value, key), MissingNode.getInstance());
      }
    }
    for (Map.Entry<String, JsonNode> child : value.properties()) {
      walk(
          SCHEMA.child(schema, value, child.getKey()),
          child.getValue(),
          path.child(child.getKey()));
    }
  }

  private void add(KeyPath path, String sign, JsonNode schema, JsonNode value) {
    overrides.put(
        path.toString(),
        samples(schema, value)
            .filter(other -> !other.equals(value))
            .map(other -> sign + path + "=" + other.toString().replace("\"", ""))
            .distinct()
            .toList());
  }

  private Stream<JsonNode> samples(JsonNode schema, JsonNode value) {
    List<JsonNode> samples = new ArrayList<>();
    for (JsonNode part : SCHEMA.parts(schema, NODES.textNode(""))) {
      part.path("enum").forEach(samples::add);
    }
    if (allows(schema, value, "boolean")) {
      samples.addAll(List.of(NODES.booleanNode(true), NODES.booleanNode(false)));
    }
    if (allows(schema, value, "integer") || allows(schema, value, "number")) {
      samples.addAll(numbers(schema, value));
    }
    if (allows(schema, value, "string") && samples.isEmpty()) {
      scenario
          .path("curators")
          .fieldNames()
          .forEachRemaining(name -> samples.add(NODES.textNode(name)));
    }
    samples.addAll(objects(schema));
    return samples.stream();
  }

  /** Each form of several, or one object with all keys. */
  private List<JsonNode> objects(JsonNode schema) {
    List<JsonNode> forms = new ArrayList<>();
    ObjectNode whole = NODES.objectNode();
    for (String key : SCHEMA.keys(schema, OBJECT)) {
      JsonNode child = SCHEMA.child(schema, OBJECT, key);
      samples(child, MissingNode.getInstance())
          .findFirst()
          .ifPresent(
              sample -> {
                whole.set(key, sample);
                forms.add(Codecs.object(key, sample));
              });
    }
    return SCHEMA.isChoice(schema, OBJECT) || whole.isEmpty() ? forms : List.of(whole);
  }

  private static List<JsonNode> numbers(JsonNode schema, JsonNode value) {
    double now = value.asDouble();
    return Stream.of(2.0, 0.5, now + 1, now - 1, now * 2, now / 2, 0.0, 1.0, 0.25)
        .filter(number -> allows(schema, value, "number") || number == Math.rint(number))
        .<JsonNode>map(number -> NODES.numberNode(new BigDecimal(number).stripTrailingZeros()))
        .filter(number -> isWithin(schema, number.doubleValue()))
        .filter(number -> number.doubleValue() != now || !value.isNumber())
        .map(number -> Codecs.NUMBER.write(number.doubleValue()))
        .distinct()
        .toList();
  }

  private static boolean isWithin(JsonNode schema, double number) {
    for (JsonNode part : SCHEMA.parts(schema, OBJECT)) {
      if (number < part.path("minimum").asDouble(number)
          || number > part.path("maximum").asDouble(number)
          || (part.has("exclusiveMinimum") && number <= part.path("exclusiveMinimum").asDouble())
          || (part.has("exclusiveMaximum") && number >= part.path("exclusiveMaximum").asDouble())) {
        return false;
      }
    }
    return true;
  }

  private static boolean allows(JsonNode schema, JsonNode value, String type) {
    for (JsonNode part : SCHEMA.parts(schema, value)) {
      JsonNode types = part.path("type");
      if (types.asText().equals(type)) {
        return true;
      }
      for (JsonNode one : types) {
        if (one.asText().equals(type)) {
          return true;
        }
      }
    }
    return false;
  }
}
