package wellspring.model.language.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The text that a JSON value is: a string; the texts of a list, parted by blank lines; of a message
 * in a conversation what it says.
 */
final class JsonValueText {
  /** What a message says stands in the first of these that it has. */
  private static final List<String> SAID = List.of("content", "value", "text");

  private JsonValueText() {}

  /**
   * The text; nothing where there is none.
   *
   * @throws IllegalArgumentException if the value is no text; the message names its type
   */
  static String of(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    } else if (isNothing(value)) {
      return "";
    } else if (value.isArray()) {
      List<String> texts = new ArrayList<>();
      value.forEach(item -> texts.add(item.isObject() ? said(item) : of(item)));
      return String.join("\n\n", texts.stream().filter(text -> !text.isBlank()).toList());
    }
    throw new IllegalArgumentException(
        "is of type %s; the text must be a string, or a list of strings or messages"
            .formatted(value.getNodeType().toString().toLowerCase(Locale.ROOT)));
  }

  /** Where there is no text, Python's tables write NaN. */
  private static boolean isNothing(JsonNode value) {
    return value.isNull()
        || value.isMissingNode()
        || (value.isDouble() && Double.isNaN(value.doubleValue()));
  }

  private static String said(JsonNode message) {
    Stream<String> known = SAID.stream().filter(message::has);
    return known
        .findFirst()
        .map(key -> of(message.get(key)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "is a list of objects, none of whose fields is %s; name the one with the text behind a dot"
                        .formatted(String.join(", ", SAID))));
  }
}
