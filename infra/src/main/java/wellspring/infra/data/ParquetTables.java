package wellspring.infra.data;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import wellspring.model.language.file.LanguageException;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.file.ReadingWatcher;
import wellspring.model.language.file.TableReader;

/** Reads people's text from Parquet, with DuckDB; one database serves all files of a reading. */
public final class ParquetTables implements TableReader {
  /** All that text can be read from, and nobody who watches. */
  public static final ReadingContext MEANS = means(ReadingWatcher.NOBODY);

  private Optional<DuckDb> opened = Optional.empty();

  private final Supplier<DuckDb> opening;

  /**
   * @param opening opens a database, when the first file is read
   */
  ParquetTables(Supplier<DuckDb> opening) {
    this.opening = opening;
  }

  /**
   * All that text can be read from.
   *
   * @param watcher told how far the reading has come
   */
  public static ReadingContext means(ReadingWatcher watcher) {
    return new ReadingContext(() -> new ParquetTables(DuckDb::open), watcher);
  }

  @Override
  public void read(Path file, Function<List<String>, String> choice, CellConsumer cells) {
    try {
      DuckDb duck = duck();
      Map<String, String> types = types(duck, file);
      String column = choice.apply(List.copyOf(types.keySet()));
      boolean isText = types.get(column).equals("VARCHAR");
      String name = DuckDb.name(column);
      duck.query(
          "SELECT %s FROM %s".formatted(isText ? name : "to_json(" + name + ")", table(file)),
          rows -> hand(rows, isText ? cells::text : cells::json));
    } catch (DataException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void close() {
    opened.ifPresent(DuckDb::close);
  }

  /** It takes half a second, which a reading without Parquet does without. */
  private DuckDb duck() {
    if (opened.isEmpty()) {
      opened = Optional.of(opening.get());
    }
    return opened.get();
  }

  private static void hand(ResultSet rows, Consumer<String> cells) throws SQLException {
    while (rows.next()) {
      cells.accept(rows.getString(1));
    }
  }

  private static Map<String, String> types(DuckDb duck, Path file) {
    Map<String, String> types = new LinkedHashMap<>();
    duck.query(
        "DESCRIBE SELECT * FROM " + table(file),
        rows -> {
          while (rows.next()) {
            types.put(rows.getString("column_name"), rows.getString("column_type"));
          }
        });
    return types;
  }

  /** This file alone, whatever its path looks like; old writers do not tell texts from bytes. */
  private static String table(Path file) {
    String path = file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
    return "read_parquet(%s, hive_partitioning = false, binary_as_string = true)"
        .formatted(DuckDb.text(path));
  }

  private static LanguageException unreadable(Path file, DataException e) {
    return new LanguageException(
        file,
        "the file cannot be read as Parquet (%s); fetch it again, or turn it into JSON lines"
            .formatted(e.getMessage()),
        e);
  }
}
