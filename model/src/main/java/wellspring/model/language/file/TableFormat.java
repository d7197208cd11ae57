package wellspring.model.language.file;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import wellspring.model.file.FileFault;

/**
 * Tables with commas (RFC 4180) or tabs: a header row, and the text in one of the columns.
 *
 * @param column the column's name in the header
 * @param delimiter what stands between the columns: a comma or a tab
 */
record TableFormat(String column, char delimiter) implements DocumentFormat {
  private static final CSVFormat RFC_4180 =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  @Override
  public void read(OpenFile file, DocumentSink sink) {
    Utf8Lines lines = file.lines();
    CSVFormat format = RFC_4180.builder().setDelimiter(delimiter).get();
    try (CSVParser table = format.parse(new LineReader(lines))) {
      Iterator<CSVRecord> rows = table.iterator();
      if (!rows.hasNext()) {
        return;
      }
      List<String> header = rows.next().stream().map(String::strip).toList();
      int index = index(header, lines);
      for (long line = 2; rows.hasNext(); line = table.getCurrentLineNumber() + 1) {
        CSVRecord row = rows.next();
        requireWidth(header, row, line, lines);
        sink.addRecord(line, row.get(index));
      }
    } catch (IOException | UncheckedIOException e) {
      throw error(
          lines,
          lines.number(),
          "this is not a table separated by %1$s (%2$s); put texts with %1$s, quotes or line breaks into double quotes, and double the quotes inside"
              .formatted(delimiters(), FileFault.reason(e)));
    }
  }

  private int index(List<String> header, Utf8Lines lines) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new NoTextException(
          lines.file(),
          "line 1",
          "there is no column '%s', only '%s'; set language.field to one of them, and separate columns by %s"
              .formatted(column, String.join("', '", header), delimiters()),
          "no column '" + column + "'");
    }
    if (header.lastIndexOf(column) != index) {
      throw error(lines, 1, "column '" + column + "' stands twice in the header; rename one");
    }
    return index;
  }

  private String delimiters() {
    return delimiter == ',' ? "commas" : "tabs";
  }

  /** An unquoted comma would cut a text short in silence if rows could be of any width. */
  private void requireWidth(List<String> header, CSVRecord row, long line, Utf8Lines lines) {
    if (row.size() != header.size()) {
      throw error(
          lines,
          line,
          "the row has %d values, the header %d; put texts with %s into double quotes"
              .formatted(row.size(), header.size(), delimiters()));
    }
  }

  private static LanguageException error(Utf8Lines lines, long line, String problem) {
    return new LanguageException(lines.file(), line, problem);
  }

  /** Lines as characters, because a quoted value may go over several. */
  private static final class LineReader extends Reader {
    private final Utf8Lines lines;
    private String line = "";
    private int at;

    LineReader(Utf8Lines lines) {
      this.lines = lines;
    }

    @Override
    public int read(char[] target, int offset, int length) {
      if (at == line.length()) {
        if (!lines.next()) {
          return -1;
        }
        line = lines.text() + "\n";
        at = 0;
      }
      int count = Math.min(length, line.length() - at);
      line.getChars(at, at + count, target, offset);
      at += count;
      return count;
    }

    @Override
    public void close() {
      // the lines belong to whoever opened the file
    }
  }
}
