package wellspring.infra.run;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelReleased;
import wellspring.dashboards.page.ClosedRound;

/**
 * Which generation has which checkpoint, as a tidy table: {@code
 * round,agent,generation,checkpoint,documents,human_share,depth}. It grows round by round.
 */
public final class ReleasesFile implements RoundListener, AutoCloseable {
  private static final String ROUND = "round";
  private static final String AGENT = "agent";
  private static final String GENERATION = "generation";
  private static final String CHECKPOINT = "checkpoint";
  private static final String DOCUMENTS = "documents";
  private static final String HUMAN_SHARE = "human_share";
  private static final String DEPTH = "depth";

  private final GrowingTable table;

  /** Begins a table that will stand at a place. */
  public ReleasesFile(Path file) {
    table =
        new GrowingTable(file, ROUND, AGENT, GENERATION, CHECKPOINT, DOCUMENTS, HUMAN_SHARE, DEPTH);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    for (ModelReleased release : round.releases()) {
      table.row(
          release.round(),
          release.agent(),
          release.generation(),
          release.checkpoint(),
          release.documents(),
          GrowingTable.number(release.humanShare()),
          GrowingTable.number(release.depth()));
    }
    table.flush();
  }

  /**
   * The releases of a run, in their order; a run that is under way or was killed has a part of
   * them.
   *
   * @throws java.io.UncheckedIOException if the table is not there or is none
   */
  public static List<ModelReleased> read(Path file) {
    return CsvTableReader.read(file, "releases", ReleasesFile::release);
  }

  /** The releases of a run round by round, also of one that goes on. */
  public static RoundRows<ModelReleased> rounds(Path file) {
    return new RoundRows<>(file, "releases", ReleasesFile::release);
  }

  private static ModelReleased release(CSVRecord row) {
    int generation = Integer.parseInt(row.get(GENERATION));
    return new ModelReleased(
        EventIds.release(generation, row.get(AGENT)),
        row.get(AGENT),
        Integer.parseInt(row.get(ROUND)),
        generation,
        row.get(CHECKPOINT),
        Integer.parseInt(row.get(DOCUMENTS)),
        CsvTableReader.number(row, HUMAN_SHARE),
        CsvTableReader.number(row, DEPTH));
  }

  @Override
  public void close() {
    table.close();
  }
}
