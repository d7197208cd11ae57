package wellspring.infra.run;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.context.TrainingProgress;
import wellspring.model.file.FileFault;
import wellspring.model.learner.FitRequest;

/**
 * How trainings went, as a tidy table: {@code
 * round,model,generation,step,steps,loss,held_out_loss,learning_rate}, a row for each time that the
 * held-out loss was taken and for the last step. Losses are in nats per token of the learner.
 *
 * <p>It grows as trainings go on, those of several models mixed. Nothing depends on it, so that a
 * run goes on without it if it cannot be written. Safe to use from many threads.
 */
public final class TrainingFile implements Consumer<TrainingProgress>, AutoCloseable {
  private final Path file;
  private final Consumer<String> onFailure;
  private Optional<GrowingTable> table = Optional.empty();
  private boolean ended;

  /**
   * A table that will stand at a place; a run in which nothing trains leaves none.
   *
   * @param onFailure is told, once, if it cannot be written any more
   */
  public TrainingFile(Path file, Consumer<String> onFailure) {
    this.file = file;
    this.onFailure = onFailure;
  }

  /**
   * The table of a run that goes on, with what it had of its closed rounds; of the round that was
   * broken off it is told once more.
   *
   * @param rounds how many are closed
   * @param onFailure is told, once, if it cannot be written any more
   */
  public static TrainingFile after(int rounds, Path file, Consumer<String> onFailure) {
    TrainingFile training = new TrainingFile(file, onFailure);
    List<CSVRecord> rows =
        left(file).stream().filter(row -> Integer.parseInt(row.get(0)) < rounds).toList();
    if (!rows.isEmpty()) {
      GrowingTable table = begin(file);
      rows.forEach(row -> table.row((Object[]) row.values()));
      table.flush();
      training.table = Optional.of(table);
    }
    return training;
  }

  /** Where the table of a run stands now, which may be under way; it may not be there. */
  public static Path asItIs(Path file) {
    Path beside = AtomicFile.beside(file);
    return Files.isRegularFile(beside) ? beside : file;
  }

  /** The whole rows that an earlier attempt left. */
  private static List<CSVRecord> left(Path file) {
    Path there = asItIs(file);
    if (!Files.isRegularFile(there)) {
      return List.of();
    }
    try {
      String text = Files.readString(there);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new StringReader(whole))
          .getRecords();
    } catch (IOException e) {
      throw FileFault.cannot("read", there, e);
    }
  }

  @Override
  public synchronized void accept(TrainingProgress training) {
    FitRequest.FitProgress progress = training.progress();
    boolean counts = progress.heldOutLoss().isPresent() || progress.step() == progress.steps();
    if (ended || !counts) {
      return;
    }
    try {
      if (table.isEmpty()) {
        table = Optional.of(begin(file));
      }
      add(table.get(), training.round(), training.generation(), progress);
    } catch (UncheckedIOException e) {
      fail(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      table.ifPresent(GrowingTable::close);
      ended = true;
    } catch (UncheckedIOException e) {
      fail(e);
    }
  }

  private static GrowingTable begin(Path file) {
    return new GrowingTable(
        file,
        "round",
        "model",
        "generation",
        "step",
        "steps",
        "loss",
        "held_out_loss",
        "learning_rate");
  }

  private static void add(
      GrowingTable table, int round, int generation, FitRequest.FitProgress progress) {
    OptionalDouble heldOut = progress.heldOutLoss();
    table.row(
        round,
        progress.name(),
        generation,
        progress.step(),
        progress.steps(),
        GrowingTable.number(progress.loss()),
        heldOut.isPresent() ? GrowingTable.number(heldOut.getAsDouble()) : null,
        GrowingTable.number(progress.learningRate()));
    table.flush();
  }

  private void fail(UncheckedIOException error) {
    ended = true;
    onFailure.accept("The table of trainings is incomplete: " + FileFault.reason(error));
  }
}
