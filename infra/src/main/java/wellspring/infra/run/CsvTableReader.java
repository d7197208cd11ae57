package wellspring.infra.run;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import wellspring.model.file.FileFault;

/** Reads tables with a line of headings, those of killed runs too. */
public final class CsvTableReader {
  private CsvTableReader() {}

  /**
   * The rows of a table; of one that is still being written those lines that are whole.
   *
   * @param what it is, for messages
   * @throws UncheckedIOException if it is not there or is no such table
   */
  public static <T> List<T> read(Path file, String what, Function<CSVRecord, T> row) {
    Path there = Files.exists(file) ? file : AtomicFile.beside(file);
    try (CSVParser rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(wholeLines(there)))) {
      List<T> all = new ArrayList<>();
      for (CSVRecord each : rows) {
        all.add(row.apply(each));
      }
      return all;
    } catch (IOException e) {
      throw FileFault.cannot("read", there, e);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw FileFault.saying(
          there + " is no table of " + what, new IOException(FileFault.reason(e), e));
    }
  }

  private static String wholeLines(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  /** A number as {@link GrowingTable#number} writes it. */
  static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
