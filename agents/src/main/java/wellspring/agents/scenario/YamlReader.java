package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.MessageWording;

/**
 * Reads YAML into a draft.
 *
 * <p>Reads event by event rather than by a mapper: it notes the line of every key, reports every
 * key that stands twice, refuses aliases, and leaves to {@link PlainScalar} what a plain value
 * means, where mappers keep to YAML 1.1, which takes {@code no} for false and {@code 010} for
 * eight.
 */
final class YamlReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEPTH_MAX = 20;
  private static final String TEXT_TAG = "tag:yaml.org,2002:str";
  private static final Set<String> EMPTY = Set.of("", "~");

  private final String source;
  private final Map<KeyPath, Integer> lines = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private Iterator<Event> events = List.<Event>of().iterator();

  private YamlReader(String source) {
    this.source = source;
  }

  /**
   * @param source names the text in messages
   * @throws ScenarioException if the text is no YAML, or no mapping, or says a key twice
   */
  static ScenarioDraft read(String source, String text) {
    return new YamlReader(source).read(text);
  }

  private ScenarioDraft read(String text) {
    JsonNode root = parse(text);
    if (!problems.isEmpty()) {
      throw new ScenarioException(source, problems);
    }
    if (root.isNull()) {
      throw refusal("the file is empty; the built-in scenarios show what belongs into one");
    }
    if (root instanceof ObjectNode mapping) {
      return new ScenarioDraft(source, mapping, lines);
    }
    throw refusal(
        "the file holds "
            + (root.isArray() ? "a list" : "the single value " + MessageWording.value(root))
            + "; a scenario is a mapping, lines like 'rounds: 10'");
  }

  private JsonNode parse(String text) {
    try {
      events = new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
      events.next(); // the stream begins
      if (events.next().is(Event.ID.StreamEnd)) {
        return NODES.nullNode();
      }
      JsonNode root = node(events.next(), KeyPath.ROOT);
      events.next(); // the document ends
      Event end = events.next();
      if (!end.is(Event.ID.StreamEnd)) {
        problems.add(at(line(end), "a second YAML document begins; a scenario is one"));
      }
      return root;
    } catch (MarkedYAMLException e) {
      throw refusal(notYaml(e));
    } catch (YAMLException e) {
      throw refusal(
          "this is not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private JsonNode node(Event event, KeyPath path) {
    if (event instanceof AliasEvent) {
      problems.add(at(line(event), path + " is an alias (*); write the value out"));
      return NODES.nullNode();
    }
    if (path.keys().size() > DEPTH_MAX) {
      throw refusal(at(line(event), path + " is nested deeper than " + DEPTH_MAX + " levels"));
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    return event instanceof MappingStartEvent ? mapping(path) : list(path);
  }

  /** In quotation marks, or with the tag of text, a value is text whatever it looks like. */
  private static JsonNode scalar(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (!scalar.isPlain() || TEXT_TAG.equals(scalar.getTag())) {
      return NODES.textNode(text);
    }
    return EMPTY.contains(text) ? NODES.nullNode() : PlainScalar.typed(text);
  }

  private ObjectNode mapping(KeyPath path) {
    ObjectNode mapping = NODES.objectNode();
    for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
      if (!(event instanceof ScalarEvent name)) {
        throw refusal(at(line(event), path + " has a key that is no name; a key is one word"));
      }
      KeyPath key = path.child(name.getValue());
      Integer first = lines.putIfAbsent(key, line(event));
      if (first != null) {
        problems.add(at(line(event), key + " stands twice; it is already on line " + first));
      }
      mapping.set(key.last(), node(events.next(), key));
    }
    return mapping;
  }

  private ArrayNode list(KeyPath path) {
    ArrayNode list = NODES.arrayNode();
    for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
      list.add(node(event, path.child(String.valueOf(list.size()))));
    }
    return list;
  }

  private ScenarioException refusal(String problem) {
    return new ScenarioException(source, List.of(problem));
  }

  /** What the parser was doing and what it met, without its excerpts. */
  private static String notYaml(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem()).replaceFirst(", (but )?got.*", "");
    String reason = e.getContext() == null ? problem : e.getContext() + ": " + problem;
    return e.getProblemMark() == null
        ? "this is not YAML: " + reason
        : at(e.getProblemMark().getLine() + 1, "this is not YAML: " + reason);
  }

  private static int line(Event event) {
    return event.getStartMark().getLine() + 1;
  }

  private static String at(int line, String problem) {
    return "line " + line + ": " + problem;
  }
}
