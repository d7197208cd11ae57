package wellspring.model.language.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;

/**
 * JSON: a list of objects, one object, or several one after the other (many name JSON lines so),
 * with the text in one of their fields.
 *
 * @param path where the text stands
 */
record JsonFormat(FieldPath path) implements Format {

  @Override
  public void read(OpenFile file, DocumentSink sink) {
    JsonRecords records = new JsonRecords(file.file(), path, sink);
    try (JsonParser parser = FieldPath.JSON.createParser(file.stream())) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          takeAll(parser, records, file.file());
        } else {
          take(parser, records, file.file());
        }
      }
    } catch (JsonProcessingException e) {
      throw new LanguageException(
          file.file(),
          line(e),
          "this is not JSON (%s); it needs a list of objects, like [{\"text\": \"...\"}]"
              .formatted(e.getOriginalMessage()));
    } catch (IOException e) {
      throw OpenFile.unreadable(file.file(), e);
    }
    records.requireField();
  }

  private static void takeAll(JsonParser parser, JsonRecords records, Path file)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      take(parser, records, file);
    }
  }

  private static void take(JsonParser parser, JsonRecords records, Path file) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new NoTextException(
          file,
          "line " + line,
          "this is JSON, but no list of objects; it needs some, like [{\"text\": \"...\"}]",
          "no list of objects");
    }
    records.take(parser, line);
  }

  private static long line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }
}
