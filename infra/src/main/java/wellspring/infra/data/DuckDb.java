package wellspring.infra.data;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import wellspring.model.file.FileFault;

/**
 * A DuckDB database that lives in memory, as long as it is open, and in a scratch folder where it
 * outgrows memory.
 *
 * <p>Its library is unpacked into the system's temporary folder at the first use in a process: 60
 * MB, half a second.
 */
final class DuckDb implements AutoCloseable {
  private final Connection connection;
  private final Path scratch;

  private DuckDb(Connection connection, Path scratch) {
    this.connection = connection;
    this.scratch = scratch;
  }

  /**
   * Opens an empty database.
   *
   * @throws DataException if DuckDB does not run on this machine
   */
  static DuckDb open() {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true"); // a result may be larger than memory
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("autoinstall_known_extensions", "false");
    try {
      Path scratch = Files.createTempDirectory("wellspring-data");
      scratch.toFile().deleteOnExit(); // where the process is cut off
      properties.setProperty("temp_directory", scratch.toString());
      return new DuckDb(DriverManager.getConnection("jdbc:duckdb:", properties), scratch);
    } catch (SQLException | IOException | LinkageError e) {
      throw new DataException(why(e), e);
    }
  }

  /** Why there is no database: an interrupt is no fault of the machine. */
  static String why(Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20).toList();
    boolean interrupted =
        Thread.currentThread().isInterrupted()
            || causes.stream()
                .anyMatch(
                    cause ->
                        cause instanceof ClosedByInterruptException
                            || cause instanceof InterruptedException
                            || cause instanceof InterruptedIOException);
    if (interrupted) {
      return "it was interrupted before DuckDB was ready";
    }
    return "DuckDB does not run on this machine: "
        + causes.stream()
            .map(Throwable::getMessage)
            .filter(message -> message != null && !message.isBlank())
            .findFirst()
            .orElseGet(failure::toString);
  }

  /** A folder for files that are needed as long as the database is open. */
  Path scratch() {
    return scratch;
  }

  /**
   * Runs a statement of our own.
   *
   * @throws DataException if it fails
   */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** What is done with the rows of a result. */
  @FunctionalInterface
  interface Reader {
    void read(ResultSet rows) throws SQLException;
  }

  /**
   * Asks and hands the result to a reader.
   *
   * @throws DataException if the question is wrong or has no result
   */
  void query(String sql, Reader reader) {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        throw new DataException("The SQL has no result: ask with SELECT");
      }
      try (ResultSet rows = statement.getResultSet()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Checks a question without asking it. */
  void check(String sql) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.getMetaData();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** What DuckDB says without what the driver puts before it. */
  private static DataException failure(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int error = message.indexOf("\nError: ");
    return new DataException(
        error >= 0 ? message.substring(error + "\nError: ".length()) : message, e);
  }

  /** A text as SQL writes it. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String text(Path file) {
    return text(file.toAbsolutePath().toString());
  }

  /** A text as SQL writes it; NULL for an empty one. */
  static String textOrNull(String text) {
    return text.isEmpty() ? "NULL" : text(text);
  }

  /** A column's name as SQL writes it. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw FileFault.cannot("delete", folder, e);
    }
  }
}
