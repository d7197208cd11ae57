package wellspring.infra.run;

import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.EventIds;
import wellspring.dashboards.page.ClosedRound;

/**
 * How cohorts go on after each round, as a tidy table: {@code
 * round,cohort,writers,joined,left,documents,income,style}. It grows round by round.
 */
public final class CohortsFile implements RoundListener, AutoCloseable {
  private static final String ROUND = "round";
  private static final String COHORT = "cohort";
  private static final String WRITERS = "writers";
  private static final String JOINED = "joined";
  private static final String LEFT = "left";
  private static final String DOCUMENTS = "documents";
  private static final String INCOME = "income";
  private static final String STYLE = "style";

  private final GrowingTable table;

  /** Begins a table that will stand at a place. */
  public CohortsFile(Path file) {
    table = new GrowingTable(file, ROUND, COHORT, WRITERS, JOINED, LEFT, DOCUMENTS, INCOME, STYLE);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    for (CohortChanged change : round.society().changes()) {
      table.row(
          change.round(),
          change.agent(),
          change.writers(),
          change.joined(),
          change.left(),
          change.documents(),
          GrowingTable.number(change.income()),
          GrowingTable.number(change.style()));
    }
    table.flush();
  }

  /** How the cohorts of a run went on round by round, also of one that goes on. */
  public static RoundRows<CohortChanged> rounds(Path file) {
    return new RoundRows<>(file, "cohorts", CohortsFile::change);
  }

  private static CohortChanged change(CSVRecord row) {
    int round = Integer.parseInt(row.get(ROUND));
    String cohort = row.get(COHORT);
    return new CohortChanged(
        EventIds.change(round, cohort),
        cohort,
        round,
        Integer.parseInt(row.get(WRITERS)),
        Integer.parseInt(row.get(JOINED)),
        Integer.parseInt(row.get(LEFT)),
        Integer.parseInt(row.get(DOCUMENTS)),
        CsvTableReader.number(row, INCOME),
        CsvTableReader.number(row, STYLE));
  }

  @Override
  public void close() {
    table.close();
  }
}
