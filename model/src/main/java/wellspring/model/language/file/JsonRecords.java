package wellspring.model.language.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The records of one JSON file: takes the text of each, and knows whether any had the field. */
final class JsonRecords {
  private static final int NAMES_MAX = 20;

  private final Path file;
  private final FieldPath path;
  private final DocumentSink sink;
  private final Set<String> names = new LinkedHashSet<>();
  private long firstLine;
  private boolean found;

  JsonRecords(Path file, FieldPath path, DocumentSink sink) {
    this.file = file;
    this.path = path;
    this.sink = sink;
  }

  /**
   * Takes the object that begins at the parser's token.
   *
   * @param line where it begins
   */
  void take(JsonParser parser, long line) throws IOException {
    List<String> fields = new ArrayList<>();
    JsonNode value = path.find(parser, fields);
    firstLine = firstLine == 0 ? line : firstLine;
    if (value.isMissingNode() && !found && names.size() < NAMES_MAX) {
      names.addAll(fields);
    }
    found |= !value.isMissingNode();
    try {
      sink.addRecord(line, JsonValueText.of(value));
    } catch (IllegalArgumentException e) {
      throw new LanguageException(file, line, "field '" + path.name() + "' " + e.getMessage());
    }
  }

  /** Whether any record had the field. */
  boolean haveField() {
    return found;
  }

  /** At the end of the file; a file without any record is only empty. */
  void requireField() {
    if (!found && firstLine > 0) {
      throw noField();
    }
  }

  /** The error for a file whose records do not have the field. */
  NoTextException noField() {
    return new NoTextException(
        file,
        "line " + firstLine,
        "there is no field '%s', only %s; set language.field to one"
            .formatted(
                path.name(),
                names.isEmpty() ? "an empty object" : "'" + String.join("', '", names) + "'"),
        "no field '" + path.name() + "'");
  }
}
