package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.MessageWording;

/** What a schema allows, in words: {@code a whole number from 1 to 5}. */
final class AllowedValues {
  private final List<JsonNode> parts;

  private AllowedValues(List<JsonNode> parts) {
    this.parts = parts;
  }

  /** What the schema of a key allows there. */
  static String at(KeyPath path, ScenarioSchema schema, JsonNode scenario) {
    return new AllowedValues(schema.parts(schema.at(path, scenario), path.in(scenario))).words();
  }

  private String words() {
    List<String> words = new ArrayList<>();
    types().forEach(type -> words.add(ofType(type)));
    return MessageWording.or(words.isEmpty() ? texts(keyword("enum")) : words);
  }

  private List<String> types() {
    JsonNode type = keyword("type");
    List<String> types = new ArrayList<>();
    if (type.isTextual()) {
      types.add(type.textValue());
    }
    type.forEach(one -> types.add(one.textValue()));
    return types;
  }

  private String ofType(String type) {
    return switch (type) {
      case "integer" -> "a whole number" + range();
      case "number" -> "a number" + range();
      case "boolean" -> "true or false";
      case "string" -> text();
      case "array" -> "a list of " + keyword("items").path("title").asText();
      case "object" -> object();
      default -> throw new IllegalStateException("no words for the schema's type " + type);
    };
  }

  private String range() {
    String from = bound(" from ", "minimum") + bound(" above ", "exclusiveMinimum");
    String to = bound(" to ", "maximum") + bound(" and below ", "exclusiveMaximum");
    return from + to;
  }

  private String bound(String words, String keyword) {
    JsonNode bound = keyword(keyword);
    return bound.isMissingNode() ? "" : words + bound.asText();
  }

  private String text() {
    for (JsonNode part : parts) {
      if (part.has("pattern")) {
        return "text: " + part.path("description").textValue();
      } else if (part.has("then")) {
        return MessageWording.or(texts(part.path("then").path("enum")));
      }
    }
    return keyword("minLength").isMissingNode() ? "text" + length() : "text that is not empty";
  }

  private String length() {
    JsonNode max = keyword("maxLength");
    return max.isMissingNode() ? "" : " of at most " + max.asText() + " characters";
  }

  private String object() {
    List<String> keys = new ArrayList<>();
    for (JsonNode part : parts) {
      keys.addAll(ScenarioDraft.keys(part.path("properties")));
    }
    if (keys.isEmpty()) {
      return "at least one entry, NAME: {...}";
    }
    String known = String.join(", ", keys.stream().distinct().toList());
    return keyword("maxProperties").asInt() == 1
        ? "exactly one of the keys " + known
        : "a mapping with the " + (keys.size() == 1 ? "key " : "keys ") + known;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private JsonNode keyword(String name) {
    return parts.stream()
        .map(part -> part.path(name))
        .filter(value -> !value.isMissingNode())
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
