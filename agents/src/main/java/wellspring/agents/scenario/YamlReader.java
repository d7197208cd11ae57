package wellspring.agents.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads YAML into a draft.
 *
 * <p>Reads token by token rather than by an object mapper: it notes the line of every key, reports
 * every key that stands twice, and refuses aliases, which a mapper would take for text.
 */
final class YamlReader {
  private static final YAMLFactory FACTORY = new YAMLFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final int DEPTH_MAX = 20;

  private final String source;
  private final Map<KeyPath, Integer> lines = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private YamlReader(String source) {
    this.source = source;
  }

  /**
   * @param source names the text in messages
   * @throws ScenarioException if the text is no YAML, or no mapping, or says a key twice
   */
  static Draft read(String source, String text) {
    return new YamlReader(source).read(text);
  }

  private Draft read(String text) {
    JsonNode root = parse(text);
    if (!problems.isEmpty()) {
      throw new ScenarioException(source, problems);
    }
    if (root.isNull()) {
      throw refusal("the file is empty; the built-in scenarios show what belongs into one");
    }
    if (root instanceof ObjectNode mapping) {
      return new Draft(source, mapping, lines);
    }
    throw refusal(
        "the file holds "
            + (root.isArray() ? "a list" : "the single value " + Wording.value(root))
            + "; a scenario is a mapping, lines like 'rounds: 10'");
  }

  private JsonNode parse(String text) {
    try (YAMLParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return NODES.nullNode();
      }
      JsonNode root = node(parser, KeyPath.ROOT);
      if (parser.nextToken() != null) {
        problems.add(at(line(parser), "a second YAML document begins; a scenario is one"));
      }
      return root;
    } catch (JsonProcessingException e) {
      throw refusal(notYaml(e));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
  }

  private JsonNode node(YAMLParser parser, KeyPath path) throws IOException {
    if (parser.isCurrentAlias()) {
      problems.add(at(line(parser), path + " is an alias (*); write the value out"));
      return NODES.nullNode();
    }
    if (path.keys().size() > DEPTH_MAX) {
      throw refusal(at(line(parser), path + " is nested deeper than " + DEPTH_MAX + " levels"));
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(parser, path);
      case START_ARRAY -> list(parser, path);
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  /** YAML's infinity and NaN stay text: no key has a use for them. */
  private static JsonNode number(YAMLParser parser) throws IOException {
    String text = parser.getText();
    return text.chars().anyMatch(Character::isDigit)
        ? NODES.numberNode(parser.getDoubleValue())
        : NODES.textNode(text);
  }

  private ObjectNode mapping(YAMLParser parser, KeyPath path) throws IOException {
    ObjectNode mapping = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      KeyPath key = path.child(parser.currentName());
      int line = line(parser);
      Integer first = lines.putIfAbsent(key, line);
      if (first != null) {
        problems.add(at(line, key + " stands twice; it is already on line " + first));
      }
      parser.nextToken();
      mapping.set(key.last(), node(parser, key));
    }
    return mapping;
  }

  private ArrayNode list(YAMLParser parser, KeyPath path) throws IOException {
    ArrayNode list = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(node(parser, path.child(String.valueOf(list.size()))));
    }
    return list;
  }

  private ScenarioException refusal(String problem) {
    return new ScenarioException(source, List.of(problem));
  }

  private static String notYaml(JsonProcessingException e) {
    String problem = "this is not YAML: " + reason(e.getOriginalMessage());
    return e.getLocation() == null ? problem : at(e.getLocation().getLineNr(), problem);
  }

  /** What the parser was doing and what it met, without its excerpts and class names. */
  private static String reason(String message) {
    return message
        .lines()
        .filter(line -> !line.startsWith(" "))
        .limit(2)
        .map(line -> line.replaceFirst(", got.*", ""))
        .collect(Collectors.joining(": "));
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static String at(int line, String problem) {
    return "line " + line + ": " + problem;
  }
}
