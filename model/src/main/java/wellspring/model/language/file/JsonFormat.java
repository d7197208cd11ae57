package wellspring.model.language.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;

/**
 * JSON: a list of objects, one object, or several one after the other (many name JSON lines so),
 * with the text in one of their fields; or one object in which such a list stands ({@link
 * NestedList}).
 *
 * @param path where the text stands
 * @param named the file or the folder that is read
 */
record JsonFormat(FieldPath path, Path named) implements DocumentFormat {

  @Override
  public void read(OpenFile file, DocumentSink sink) {
    JsonRecords records = new JsonRecords(file.file(), path, sink);
    boolean one = readAll(file, records);
    if (one && !records.haveField()) {
      sink.forget(); // it was no record
      NestedList list =
          NestedList.in(file.file(), path, records.noField(), file.file().equals(named));
      try (OpenFile again = OpenFile.of(file.file(), bytes -> {})) {
        list.read(again, sink);
      }
    } else {
      records.requireField();
    }
  }

  /**
   * Reads what stands in the file as records.
   *
   * @return whether that is one object and nothing else
   */
  private static boolean readAll(OpenFile file, JsonRecords records) {
    int lists = 0;
    int objects = 0;
    try (JsonParser parser = parser(file)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          lists++;
          takeAll(parser, records, file.file());
        } else {
          objects++;
          take(parser, records, file.file());
        }
      }
    } catch (IOException e) {
      throw failure(file.file(), e);
    }
    return lists == 0 && objects == 1;
  }

  /** A parser of the file's text, which does not close the file. */
  static JsonParser parser(OpenFile file) throws IOException {
    return FieldPath.JSON.createParser(file.stream()).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
  }

  /** The error for a file that is not JSON, or whose bytes do not come. */
  static LanguageException failure(Path file, IOException e) {
    return e instanceof JsonProcessingException json
        ? new LanguageException(
            file,
            line(json),
            "this is not JSON (%s); it needs a list of objects, like [{\"text\": \"...\"}]"
                .formatted(json.getOriginalMessage()))
        : OpenFile.unreadable(file, e);
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
