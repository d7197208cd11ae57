package wellspring.infra.run;

import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;
import wellspring.dashboards.flow.VoiceMap.Voice;
import wellspring.dashboards.page.ClosedRound;

/**
 * Where cohorts and models stand on the map of voices, as a tidy table: {@code
 * round,author,right,up,distance}. It grows round by round.
 */
public final class VoicesFile implements RoundListener, AutoCloseable {
  private static final String ROUND = "round";
  private static final String AUTHOR = "author";
  private static final String RIGHT = "right";
  private static final String UP = "up";
  private static final String DISTANCE = "distance";

  private final GrowingTable table;

  /** Begins a table that will stand at a place. */
  public VoicesFile(Path file) {
    table = new GrowingTable(file, ROUND, AUTHOR, RIGHT, UP, DISTANCE);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    for (Voice voice : round.voices()) {
      table.row(
          round.round(),
          voice.author(),
          GrowingTable.number(voice.right()),
          GrowingTable.number(voice.up()),
          GrowingTable.number(voice.distance()));
    }
    table.flush();
  }

  /** Where they stand round by round, also in a run that goes on. */
  public static RoundRows<Voice> rounds(Path file) {
    return new RoundRows<>(file, "voices", VoicesFile::voice);
  }

  private static Voice voice(CSVRecord row) {
    return new Voice(
        row.get(AUTHOR),
        CsvTableReader.number(row, RIGHT),
        CsvTableReader.number(row, UP),
        CsvTableReader.number(row, DISTANCE));
  }

  @Override
  public void close() {
    table.close();
  }
}
