package wellspring.model.language.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import java.util.Locale;
import wellspring.model.text.WhiteSpace;

/**
 * JSON lines: each line an object with the text in one of its fields. Blank lines are skipped.
 *
 * @param field the field's name
 */
record JsonLinesFormat(String field) implements Format {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  @Override
  public void read(Lines lines, DocumentSink sink) {
    while (lines.next()) {
      if (!WhiteSpace.strip(lines.text()).isEmpty()) {
        sink.add(lines.number(), text(lines));
      }
    }
  }

  private String text(Lines lines) {
    JsonNode object = object(lines);
    JsonNode text = object.get(field);
    if (text == null) {
      throw error(
          lines,
          "there is no field '"
              + field
              + "', only "
              + names(object)
              + "; set language.field to one");
    }
    if (!text.isTextual()) {
      String kind = text.getNodeType().toString().toLowerCase(Locale.ROOT);
      throw error(
          lines, "field '" + field + "' is of type " + kind + "; the text must be a string");
    }
    return text.textValue();
  }

  private static JsonNode object(Lines lines) {
    try {
      JsonNode node = JSON.readTree(lines.text());
      if (node.isObject()) {
        return node;
      }
      throw error(lines, "the line is not a JSON object; " + remedy());
    } catch (JsonProcessingException e) {
      throw error(lines, "the line is not JSON (" + e.getOriginalMessage() + "); " + remedy());
    }
  }

  private static String remedy() {
    return "each line needs one whole object, like {\"text\": \"...\"}";
  }

  private static String names(JsonNode object) {
    StringBuilder names = new StringBuilder();
    for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
      names.append(names.isEmpty() ? "'" : ", '").append(all.next()).append('\'');
    }
    return names.isEmpty() ? "an empty object" : names.toString();
  }

  private static LanguageException error(Lines lines, String problem) {
    return new LanguageException(lines.file(), lines.number(), problem);
  }
}
