package wellspring.infra.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.AudienceRead.AuthorReading;
import wellspring.agents.event.EventIds;
import wellspring.dashboards.page.ClosedRound;

/**
 * What audiences read of each author, as a tidy table: {@code
 * round,audience,author,offered,read,quality}. It grows round by round.
 */
public final class ReadingsFile implements RoundListener, AutoCloseable {
  private static final String ROUND = "round";
  private static final String AUDIENCE = "audience";
  private static final String AUTHOR = "author";
  private static final String OFFERED = "offered";
  private static final String READ = "read";
  private static final String QUALITY = "quality";

  private final GrowingTable table;

  /** Begins a table that will stand at a place. */
  public ReadingsFile(Path file) {
    table = new GrowingTable(file, ROUND, AUDIENCE, AUTHOR, OFFERED, READ, QUALITY);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    for (AudienceRead reading : round.society().readings()) {
      for (AuthorReading author : reading.authors()) {
        table.row(
            reading.round(),
            reading.agent(),
            author.author(),
            author.offered(),
            GrowingTable.number(author.read()),
            GrowingTable.number(author.quality()));
      }
    }
    table.flush();
  }

  /** The rows of a run round by round, also of one that goes on; see {@link #readings}. */
  public static RoundRows<CSVRecord> rounds(Path file) {
    return new RoundRows<>(file, "readings", row -> row);
  }

  /** What the rows of a round tell; an audience that was offered nothing has none. */
  public static List<AudienceRead> readings(List<CSVRecord> rows) {
    SortedMap<String, List<AuthorReading>> authors = new TreeMap<>();
    int round = 0;
    for (CSVRecord row : rows) {
      round = Integer.parseInt(row.get(ROUND));
      authors.computeIfAbsent(row.get(AUDIENCE), name -> new ArrayList<>()).add(author(row));
    }
    List<AudienceRead> readings = new ArrayList<>();
    for (String audience : authors.keySet()) {
      readings.add(
          new AudienceRead(
              EventIds.reading(round, audience), audience, round, authors.get(audience)));
    }
    return readings;
  }

  private static AuthorReading author(CSVRecord row) {
    return new AuthorReading(
        row.get(AUTHOR),
        Integer.parseInt(row.get(OFFERED)),
        CsvTableReader.number(row, READ),
        CsvTableReader.number(row, QUALITY));
  }

  @Override
  public void close() {
    table.close();
  }
}
