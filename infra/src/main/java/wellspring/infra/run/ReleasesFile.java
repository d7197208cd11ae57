package wellspring.infra.run;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.event.ModelReleased;

/**
 * Which generation has which checkpoint, as a tidy table: {@code
 * round,agent,generation,checkpoint,documents,human_share,depth}. It grows round by round.
 */
public final class ReleasesFile implements RoundListener, AutoCloseable {
  private static final String ROUND = "round";
  private static final String AGENT = "agent";
  private static final String GENERATION = "generation";
  private static final String CHECKPOINT = "checkpoint";

  private final GrowingTable table;

  /** Begins a table that will stand at a place. */
  public ReleasesFile(Path file) {
    table =
        new GrowingTable(
            file, ROUND, AGENT, GENERATION, CHECKPOINT, "documents", "human_share", "depth");
  }

  /**
   * A generation of a model.
   *
   * @param round when it was released, from 0
   * @param generation from 1
   * @param checkpoint the SHA-256 of its checkpoint, in hexadecimal
   */
  public record Release(int round, String agent, int generation, String checkpoint) {}

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
   * @throws UncheckedIOException if the table is not there or is none
   */
  public static List<Release> read(Path file) {
    Path there = Files.exists(file) ? file : AtomicFile.beside(file);
    try (Reader reader = Files.newBufferedReader(there, StandardCharsets.UTF_8);
        CSVParser rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      List<Release> releases = new ArrayList<>();
      for (CSVRecord row : rows) {
        releases.add(
            new Release(
                Integer.parseInt(row.get(ROUND)),
                row.get(AGENT),
                Integer.parseInt(row.get(GENERATION)),
                row.get(CHECKPOINT)));
      }
      return releases;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + there + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(
          there + " is no table of releases", new IOException(e.getMessage(), e));
    }
  }

  @Override
  public void close() {
    table.close();
  }
}
