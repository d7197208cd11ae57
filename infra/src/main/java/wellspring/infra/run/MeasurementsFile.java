package wellspring.infra.run;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.page.ClosedRound;

/**
 * The measurements as a tidy table, a row each: {@code
 * round,agent,measure,value,predicted,human_only}. It grows round by round.
 */
public final class MeasurementsFile implements RoundListener, AutoCloseable {
  private static final String ROUND = "round";
  private static final String AGENT = "agent";
  private static final String MEASURE = "measure";
  private static final String VALUE = "value";
  private static final String PREDICTED = "predicted";
  private static final String CONTROL = "human_only";

  private final GrowingTable table;

  /** Begins a table that will stand at a place. */
  public MeasurementsFile(Path file) {
    table = new GrowingTable(file, ROUND, AGENT, MEASURE, VALUE, PREDICTED, CONTROL);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    for (ModelMeasured measured : round.measurements()) {
      table.row(
          measured.round(),
          measured.agent(),
          measured.measure(),
          GrowingTable.number(measured.value()),
          number(measured.predicted()),
          number(measured.control()));
    }
    table.flush();
  }

  /**
   * The measurements of a run, in their order; a run that is under way or was killed has a part of
   * them.
   *
   * @throws java.io.UncheckedIOException if the table is not there or is none
   */
  public static List<ModelMeasured> read(Path file) {
    return CsvTableReader.read(file, "measurements", MeasurementsFile::measured);
  }

  /** The measurements of a run round by round, also of one that goes on. */
  public static RoundRows<ModelMeasured> rounds(Path file) {
    return new RoundRows<>(file, "measurements", MeasurementsFile::measured);
  }

  private static ModelMeasured measured(CSVRecord row) {
    int round = Integer.parseInt(row.get(ROUND));
    String agent = row.get(AGENT).intern(); // of millions of rows, few differ
    String measure = row.get(MEASURE).intern();
    return new ModelMeasured(
        EventIds.measurement(round, agent, measure),
        agent,
        round,
        measure,
        CsvTableReader.number(row, VALUE),
        maybe(row, PREDICTED),
        maybe(row, CONTROL));
  }

  private static Object number(Double value) {
    return value == null ? null : GrowingTable.number(value);
  }

  /** Nothing where a cell is empty, or an older table lacks the column. */
  private static Double maybe(CSVRecord row, String column) {
    boolean absent = !row.isMapped(column) || row.get(column).isEmpty();
    return absent ? null : Double.valueOf(CsvTableReader.number(row, column));
  }

  @Override
  public void close() {
    table.close();
  }
}
