package wellspring.dashboards.sweep;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import wellspring.model.file.FileFault;

/**
 * A CSV file that is written row by row and stands at its place once it is closed, if it is whole.
 */
public final class CsvTable implements AutoCloseable {
  private final Path file;
  private final Path beside;
  private final CSVPrinter printer;
  private boolean broken;

  /**
   * Begins a table that will stand at a place.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public CsvTable(Path file, List<String> header) {
    this.file = file;
    this.beside = file.resolveSibling(file.getFileName() + ".partial");
    try {
      printer =
          CSVFormat.RFC4180
              .builder()
              .setRecordSeparator('\n')
              .setHeader(header.toArray(String[]::new))
              .get()
              .print(Files.newBufferedWriter(beside, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Adds a row; numbers are written with all their digits, and nothing stands for null. */
  public void row(List<?> cells) {
    try {
      printer.printRecord(cells.stream().map(CsvTable::text).toList());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    try {
      printer.close();
      if (!broken) {
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      if (!broken) {
        throw failure(e);
      }
    } finally {
      discard();
    }
  }

  /** What could not be made a whole table. */
  private void discard() {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      throw FileFault.cannot("delete", beside, e);
    }
  }

  private static Object text(Object cell) {
    if (cell instanceof OptionalDouble maybe) {
      return maybe.isPresent() ? text(maybe.getAsDouble()) : null;
    }
    return cell instanceof Double number ? NumberOutput.toString(number, true) : cell;
  }

  private UncheckedIOException failure(IOException e) {
    broken = true;
    return FileFault.cannot("write", file, e);
  }
}
