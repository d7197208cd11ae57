package wellspring.model.language.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wellspring.model.language.file.TableReader.CellConsumer;

/**
 * Parquet: the text in one of the columns, or within one that has fields of its own.
 *
 * @param path where the text stands
 * @param tables reads the file
 */
record ParquetFormat(FieldPath path, TableReader tables) implements DocumentFormat {

  @Override
  public void read(OpenFile file, DocumentSink sink) {
    sink.countRows();
    Taker taker = new Taker(file.file(), sink);
    tables.read(file.file(), taker::choose, taker);
    if (!taker.found && taker.row > 0) {
      throw noColumn(file.file(), taker.columns);
    }
  }

  /** The longest beginning of the path that is a column. */
  private Optional<String> column(List<String> columns) {
    return columns.stream()
        .filter(column -> path.name().equals(column) || path.name().startsWith(column + "."))
        .max(Comparator.comparingInt(String::length));
  }

  private NoTextException noColumn(Path file, List<String> columns) {
    return new NoTextException(
        file,
        "schema",
        "there is no column '%s', only '%s'; set language.field to one of them"
            .formatted(path.name(), String.join("', '", columns)),
        "no column '" + path.name() + "'");
  }

  /** Hands the texts on. */
  private final class Taker implements CellConsumer {
    private final Path file;
    private final DocumentSink sink;
    private List<String> columns = List.of();
    private FieldPath rest = path; // within the column
    private long row;
    private boolean found;

    Taker(Path file, DocumentSink sink) {
      this.file = file;
      this.sink = sink;
    }

    String choose(List<String> all) {
      columns = all;
      String column = column(all).orElseThrow(() -> noColumn(file, all));
      rest = path.rest(column);
      found = rest.name().isEmpty();
      return column;
    }

    @Override
    public void text(String textOrNull) {
      row++;
      sink.addRecord(row, rest.name().isEmpty() && textOrNull != null ? textOrNull : "");
    }

    @Override
    public void json(String jsonOrNull) {
      row++;
      JsonNode value = jsonOrNull == null ? MissingNode.getInstance() : rest.in(tree(jsonOrNull));
      found |= !value.isMissingNode();
      try {
        sink.addRecord(row, JsonValueText.of(value));
      } catch (IllegalArgumentException e) {
        throw new LanguageException(
            file, "row " + row, "column '" + path.name() + "' " + e.getMessage());
      }
    }

    private JsonNode tree(String json) {
      try {
        return FieldPath.JSON.readTree(json);
      } catch (JsonProcessingException e) {
        throw new LanguageException(
            file, "row " + row, "the value cannot be read: " + e.getOriginalMessage());
      }
    }
  }
}
