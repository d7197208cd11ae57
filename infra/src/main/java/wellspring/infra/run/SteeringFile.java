package wellspring.infra.run;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Steered;

/**
 * What people changed while a run went on, as a table: {@code round,kind,text}, a row for each
 * intervention and each document that a person offered; the text is the change, or the document's
 * id. A run that nobody changed leaves none.
 */
public final class SteeringFile implements RoundListener, AutoCloseable {
  private static final String ROUND = "round";
  private static final String KIND = "kind";
  private static final String TEXT = "text";

  private final Path file;
  private Optional<GrowingTable> table = Optional.empty();

  /** A table that will stand at a place. */
  public SteeringFile(Path file) {
    this.file = file;
  }

  @Override
  public void roundClosed(ClosedRound round) {
    // what a round showed stands elsewhere
  }

  @Override
  public void steered(Steered event) {
    if (event instanceof Intervened intervened) {
      add(event.round(), "intervened", intervened.change());
    } else if (event instanceof DocumentOffered offered) {
      add(event.round(), "document", offered.document());
    }
  }

  private void add(int round, String kind, String text) {
    if (table.isEmpty()) {
      table = Optional.of(new GrowingTable(file, ROUND, KIND, TEXT));
    }
    table.get().row(round, kind, text);
    table.get().flush();
  }

  /**
   * Something that people changed.
   *
   * @param round from which it was in force
   * @param kind {@code intervened} or {@code document}
   * @param text the change, or the document's id
   */
  public record Step(int round, String kind, String text) {}

  /** What people changed in a run, in its order; nothing if there is no table. */
  public static List<Step> read(Path file) {
    if (!Files.exists(file) && !Files.exists(AtomicFile.beside(file))) {
      return List.of();
    }
    return TableReader.read(
        file,
        "interventions",
        row -> new Step(Integer.parseInt(row.get(ROUND)), row.get(KIND), row.get(TEXT)));
  }

  /**
   * Moves the table to its place.
   *
   * @throws UncheckedIOException if that cannot be done
   */
  @Override
  public void close() {
    table.ifPresent(GrowingTable::close);
  }
}
