package wellspring.model.language.file;

import java.nio.file.Path;
import java.util.List;

/** Reads tables that are no text themselves: Parquet. It takes a library that is not known here. */
public interface TableReader {
  /** Reads none. */
  TableReader NONE =
      new TableReader() {
        @Override
        public List<String> columns(Path file) {
          throw new LanguageException(
              file, "Parquet cannot be read here; turn it into JSON lines or CSV");
        }

        @Override
        public void read(Path file, String column, Cells cells) {
          columns(file);
        }
      };

  /**
   * The names of a table's columns.
   *
   * @throws LanguageException if the file cannot be read
   */
  List<String> columns(Path file);

  /**
   * Hands over a column's cells, in the order of the rows.
   *
   * @throws LanguageException if the file cannot be read
   */
  void read(Path file, String column, Cells cells);

  /** Who takes them. */
  interface Cells {
    /** A cell of a column of texts; null for an empty one. */
    void text(String textOrNull);

    /** A cell of any other column, as JSON; null for an empty one. */
    void json(String jsonOrNull);
  }
}
