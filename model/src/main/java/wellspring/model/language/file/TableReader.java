package wellspring.model.language.file;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Reads tables that are no text themselves: Parquet. It takes a library that is not known here, and
 * is open for as long as one reading lasts.
 */
public interface TableReader extends AutoCloseable {
  /**
   * Hands over the cells of a column, in the order of the rows.
   *
   * @param choice chooses one of the names of the table's columns
   * @throws LanguageException if the file cannot be read
   */
  void read(Path file, Function<List<String>, String> choice, CellConsumer cells);

  /** Lets go what it took. */
  @Override
  void close();

  /** Who takes them. */
  interface CellConsumer {
    /** A cell of a column of texts; null for an empty one. */
    void text(String textOrNull);

    /** A cell of any other column, as JSON; null for an empty one. */
    void json(String jsonOrNull);
  }
}
