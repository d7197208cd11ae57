package wellspring.infra.run;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import wellspring.model.file.FileFault;

/**
 * A CSV file that grows while a run goes on. It stands beside its place, under a name that ends in
 * {@code .partial}, and is moved there when it is closed, unless a part of it could not be written.
 */
final class GrowingTable implements AutoCloseable {
  private final Path file;
  private final Path beside;
  private final CSVPrinter printer;
  private boolean broken;

  /**
   * Begins a table that will stand at a place.
   *
   * @throws UncheckedIOException if that cannot be done
   */
  GrowingTable(Path file, String... header) {
    this.file = file;
    this.beside = AtomicFile.beside(file);
    try {
      printer =
          CSVFormat.RFC4180
              .builder()
              .setRecordSeparator('\n')
              .setHeader(header)
              .get()
              .print(Files.newBufferedWriter(beside, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileFault.cannot("write", beside, e);
    }
  }

  /**
   * Adds a row.
   *
   * @param cells numbers as {@link #number} writes them; null for an empty cell
   * @throws UncheckedIOException if it cannot be written
   */
  void row(Object... cells) {
    try {
      printer.printRecord(cells);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Lets readers see all rows so far. */
  void flush() {
    try {
      printer.flush();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Moves the table to its place, unless a part of it could not be written. */
  @Override
  public void close() {
    try {
      printer.close();
      if (!broken) {
        AtomicFile.move(beside, file);
      }
    } catch (IOException e) {
      if (!broken) {
        throw FileFault.cannot("write", file, e);
      }
    }
  }

  /** The shortest digits that mean the number, the same on every JDK. */
  static String number(double value) {
    return NumberOutput.toString(value, true);
  }

  private UncheckedIOException broken(IOException cause) {
    broken = true;
    return FileFault.cannot("write", beside, cause);
  }
}
