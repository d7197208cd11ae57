package wellspring.model.language.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in an object: {@code text}, or {@code meta.text} for the field {@code text}
 * of the field {@code meta}. A field whose name has the dots itself is found, too. Where a list
 * stands on the way, the rest is looked for in each of its items.
 *
 * @param name with its dots
 */
record FieldPath(String name) {
  /** NaN and infinities are no JSON, but Python writes them; nobody reads them here. */
  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /**
   * Finds the value in the object that begins at the parser's token, and moves to the object's end.
   * What stands beside the path is only skipped.
   *
   * @param names takes the names of all fields of the object
   * @return a missing node if the object has none
   * @throws JsonParseException if the field stands twice
   */
  JsonNode find(JsonParser parser, List<String> names) throws IOException {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    JsonNode found = MissingNode.getInstance();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      names.add(field);
      parser.nextToken();
      if (!field.equals(name) && !field.equals(first)) {
        parser.skipChildren();
      } else if (!found.isMissingNode()) {
        throw new JsonParseException(parser, "the field '" + field + "' stands twice");
      } else {
        found = field.equals(name) ? parser.readValueAsTree() : rest(first).find(parser);
      }
    }
    return found;
  }

  private JsonNode find(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.START_OBJECT
        ? find(parser, new ArrayList<>())
        : in(parser.readValueAsTree());
  }

  /** The value in a tree; a missing node if it has none. */
  JsonNode in(JsonNode tree) {
    if (name.isEmpty()) {
      return tree;
    }
    if (tree instanceof ArrayNode list) {
      ArrayNode values = JSON.createArrayNode();
      list.forEach(item -> values.add(in(item)));
      return values;
    }
    if (tree.has(name)) {
      return tree.get(name);
    }
    int dot = name.indexOf('.');
    return dot < 0 || !tree.has(name.substring(0, dot))
        ? MissingNode.getInstance()
        : rest(name.substring(0, dot)).in(tree.get(name.substring(0, dot)));
  }

  /** What is left of the path behind its beginning. */
  FieldPath rest(String beginning) {
    return new FieldPath(
        name.length() == beginning.length() ? "" : name.substring(beginning.length() + 1));
  }
}
