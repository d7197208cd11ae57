package wellspring.model.language.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import wellspring.model.text.WhiteSpace;

/**
 * JSON lines: each line an object with the text in one of its fields. Blank lines are skipped.
 *
 * @param path where the text stands
 */
record JsonLinesFormat(FieldPath path) implements DocumentFormat {

  @Override
  public void read(OpenFile file, DocumentSink sink) {
    Utf8Lines lines = file.lines();
    JsonRecords records = new JsonRecords(file.file(), path, sink);
    while (lines.next()) {
      if (!WhiteSpace.strip(lines.text()).isEmpty()) {
        take(lines, records);
      }
    }
    records.requireField();
  }

  private static void take(Utf8Lines lines, JsonRecords records) {
    try (JsonParser parser = FieldPath.JSON.createParser(lines.text())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw error(lines, kind(parser));
      }
      records.take(parser, lines.number());
      if (parser.nextToken() != null) {
        throw error(lines, "the line is not JSON (something stands behind the object)");
      }
    } catch (JsonProcessingException e) {
      throw error(lines, "the line is not JSON (" + e.getOriginalMessage() + ")");
    } catch (IOException e) {
      throw new IllegalStateException("a string can always be read", e);
    }
  }

  private static String kind(JsonParser parser) throws IOException {
    parser.skipChildren();
    return parser.nextToken() == null
        ? "the line is not a JSON object"
        : "the line is not JSON (something stands behind its value)";
  }

  private static LanguageException error(Utf8Lines lines, String problem) {
    return new LanguageException(
        lines.file(),
        lines.number(),
        problem + "; each line needs one whole object, like {\"text\": \"...\"}");
  }
}
