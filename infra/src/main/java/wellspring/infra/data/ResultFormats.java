package wellspring.infra.data;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import wellspring.model.file.FileFault;

/** Results for other programs: CSV and JSON. Infinite numbers are written as {@code Infinity}. */
public final class ResultFormats {
  private ResultFormats() {}

  /** As RFC 4180 has it, with a header; nothing stands for null. */
  public static RowSink csv(PrintStream out) {
    return new Csv(out);
  }

  /**
   * One array with an object for each row, in ASCII. Numbers that JSON lacks are texts ({@code
   * "Infinity"}).
   */
  public static RowSink json(PrintStream out) {
    return new Json(out);
  }

  /** The shortest digits that mean the number, the same on every JDK. */
  static Object number(Object cell) {
    return cell instanceof Double number ? NumberOutput.toString(number, true) : cell;
  }

  private static final class Csv implements RowSink {
    private final CSVPrinter printer;

    Csv(PrintStream out) {
      try {
        printer = new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
      } catch (IOException e) {
        throw FileFault.cannot("write", "the result", e);
      }
    }

    @Override
    public void begin(List<ResultColumn> columns) {
      print(columns.stream().map(ResultColumn::name).toList());
    }

    @Override
    public void row(List<Object> cells) {
      print(cells.stream().map(ResultFormats::number).toList());
    }

    @Override
    public void end() {
      try {
        printer.flush();
      } catch (IOException e) {
        throw FileFault.cannot("write", "the result", e);
      }
    }

    private void print(List<?> cells) {
      try {
        printer.printRecord(cells);
      } catch (IOException e) {
        throw FileFault.cannot("write", "the result", e);
      }
    }
  }

  private static final class Json implements RowSink {
    private final PrintStream out;
    private final JsonGenerator generator;
    private List<ResultColumn> columns = List.of();
    private boolean first = true;

    Json(PrintStream out) {
      this.out = out;
      try {
        generator =
            JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // whatever the terminal's encoding
                .build()
                .getFactory()
                .createGenerator(out);
        generator.setRootValueSeparator(null);
      } catch (IOException e) {
        throw FileFault.cannot("write", "the result", e);
      }
    }

    @Override
    public void begin(List<ResultColumn> all) {
      columns = List.copyOf(all);
      out.print("[");
    }

    @Override
    public void row(List<Object> cells) {
      out.print(first ? "\n" : ",\n");
      first = false;
      try {
        generator.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
          generator.writeFieldName(columns.get(i).name());
          generator.writePOJO(cells.get(i));
        }
        generator.writeEndObject();
        generator.flush();
      } catch (IOException e) {
        throw FileFault.cannot("write", "the result", e);
      }
    }

    @Override
    public void end() {
      out.print(first ? "]\n" : "\n]\n");
      out.flush();
    }
  }
}
