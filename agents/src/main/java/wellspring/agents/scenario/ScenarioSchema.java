package wellspring.agents.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.agents.scenario.society.Feed;
import wellspring.agents.scenario.tree.KeyPath;

/**
 * What a scenario may say, as a JSON Schema (2020-12) that editors can use as well: {@code
 * scenario.schema.json}, and what each kind of language, learner, memory and labels says of itself.
 *
 * <p>Finds the part of the schema that speaks about a key, which depends on what the scenario says:
 * a language of kind {@code zipf} has other keys than one of kind {@code text}. It follows the
 * schema's own {@code $ref}, {@code allOf} and {@code if}; conditions are types, required keys and
 * constants, nothing more.
 */
public final class ScenarioSchema {
  private static final ScenarioSchema INSTANCE = parse(BuiltIns.resource("scenario.schema.json"));

  private final ObjectNode root;

  private ScenarioSchema(ObjectNode root) {
    this.root = root;
  }

  /** The whole schema, for editors. */
  public static String json() {
    return INSTANCE.root.toPrettyString() + "\n";
  }

  static ScenarioSchema get() {
    return INSTANCE;
  }

  ObjectNode root() {
    return root;
  }

  /**
   * Everything that a schema says about a value: itself, what it refers to, and the branches whose
   * conditions the value meets.
   */
  List<JsonNode> parts(JsonNode schema, JsonNode value) {
    List<JsonNode> parts = new ArrayList<>();
    collect(schema, value, parts);
    return parts;
  }

  /**
   * The schema of one key of an object, or of one place of a list.
   *
   * @return a missing node if the key is unknown there
   */
  JsonNode child(JsonNode schema, JsonNode object, String key) {
    if (object.isArray()) {
      return first(schema, object, "items", JsonNode::isObject);
    }
    for (JsonNode part : parts(schema, object)) {
      JsonNode child = part.path("properties").path(key);
      if (!child.isMissingNode()) {
        return child;
      }
    }
    return first(schema, object, "additionalProperties", JsonNode::isObject);
  }

  /** The schema of a key of a scenario; a missing node if it is unknown. */
  JsonNode at(KeyPath path, JsonNode scenario) {
    JsonNode schema = root;
    JsonNode value = scenario;
    for (String key : path.keys()) {
      schema = child(schema, value, key);
      value = value.path(key);
    }
    return schema;
  }

  /** The keys that an object may have, in the schema's order; not those of its own naming. */
  List<String> keys(JsonNode schema, JsonNode object) {
    List<String> keys = new ArrayList<>();
    for (JsonNode part : parts(schema, object)) {
      keys.addAll(ScenarioDraft.keys(part.path("properties")));
    }
    return keys.stream().distinct().toList();
  }

  /** Whether the keys of an object are names that the scenario makes up. */
  boolean hasOwnNames(JsonNode schema, JsonNode object) {
    return first(schema, object, "additionalProperties", JsonNode::isObject).isObject();
  }

  /** Whether an object is one of several forms, each a key: it has only one at a time. */
  boolean isChoice(JsonNode schema, JsonNode object) {
    return first(schema, object, "maxProperties", JsonNode::isInt).asInt() == 1;
  }

  /** What a key means: the first sentence of the schema's description. */
  String description(KeyPath path, JsonNode scenario) {
    JsonNode schema = at(path, scenario);
    JsonNode words = first(schema, MissingNode.getInstance(), "description", JsonNode::isTextual);
    return words.asText().replaceFirst("\\. .*", ".");
  }

  private JsonNode first(JsonNode schema, JsonNode value, String keyword, Predicate<JsonNode> is) {
    return parts(schema, value).stream()
        .map(part -> part.path(keyword))
        .filter(is)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private void collect(JsonNode schema, JsonNode value, List<JsonNode> parts) {
    parts.add(schema);
    if (schema.has("$ref")) {
      collect(target(schema.path("$ref").textValue()), value, parts);
    }
    for (JsonNode part : schema.path("allOf")) {
      collect(part, value, parts);
    }
    if (schema.has("if") && meets(value, schema.path("if"))) {
      collect(schema.path("then"), value, parts);
    }
  }

  private JsonNode target(String reference) {
    JsonNode target = root.at(reference.substring(1));
    if (target.isMissingNode()) {
      throw new IllegalStateException("the schema refers to " + reference + ", which it lacks");
    }
    return target;
  }

  private static boolean meets(JsonNode value, JsonNode condition) {
    if (condition.has("type")) {
      return condition.path("type").textValue().equals("string") && value.isTextual();
    }
    for (JsonNode required : condition.path("required")) {
      if (!value.has(required.textValue())) {
        return false;
      }
    }
    for (Map.Entry<String, JsonNode> property : condition.path("properties").properties()) {
      JsonNode actual = value.path(property.getKey());
      if (!actual.isMissingNode() && !actual.equals(property.getValue().path("const"))) {
        return false;
      }
    }
    return true;
  }

  /** Puts in what languages, learners, memory regimes and labels say of themselves. */
  private static void describeKinds(ObjectNode root) {
    LanguageKind.CODEC.describe((ObjectNode) root.at("/properties/language"));
    LearnerKind.CODEC.describe((ObjectNode) root.at("/$defs/model/properties/learner"));
    MemoryCodec.INSTANCE.describe((ObjectNode) root.at("/$defs/memory"));
    LabelPolicy.CODEC.describe((ObjectNode) root.at("/$defs/labels"));
    Feed.CODEC.describe((ObjectNode) root.at("/$defs/feed"));
  }

  private static ScenarioSchema parse(String json) {
    try {
      ObjectNode root = (ObjectNode) new JsonMapper().readTree(json);
      describeKinds(root);
      return new ScenarioSchema(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("scenario.schema.json is no JSON", e);
    }
  }
}
