package wellspring.infra.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.infra.lab.RunBatch.BatchResult;
import wellspring.model.file.FileFault;

/**
 * What the runs of a {@link ForkSeries} leave, run by run: {@code runs.csv}, and the figures of the
 * rounds behind the fork in {@code measurements.csv}. Not safe to use from many threads.
 */
final class ForkTables implements AutoCloseable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final Path folder;
  private final ForkSeries series;
  private final CSVPrinter runs;
  private final CSVPrinter measurements;

  /**
   * Begins the tables.
   *
   * @throws java.io.UncheckedIOException if they cannot be written
   */
  ForkTables(Path folder, ForkSeries series) {
    this.folder = folder;
    this.series = series;
    try {
      runs = begin("runs.csv");
      measurements = begin("measurements.csv");
      runs.printRecord("kind", "replica", "seed", "reason", "fingerprint", "seconds", "collapsed");
      measurements.printRecord("kind", "replica", "agent", "round", "measure", "value");
    } catch (IOException e) {
      throw FileFault.cannot("write", folder, e);
    }
  }

  private CSVPrinter begin(String name) throws IOException {
    return FORMAT.print(Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8));
  }

  /**
   * Adds a run.
   *
   * @throws java.io.UncheckedIOException if that cannot be done
   */
  void add(ForkReplica run, BatchResult result, List<ModelVerdict> verdicts) {
    String kind = run.future() ? "futures" : series.comparison().words();
    try {
      for (ModelMeasured measured : result.measurements()) {
        if (measured.round() > series.round()) {
          measurements.printRecord(
              kind,
              run.replica(),
              measured.agent(),
              measured.round(),
              measured.measure(),
              measured.value());
        }
      }
      measurements.flush();
      runs.printRecord(
          kind,
          run.replica(),
          run.seed(),
          result.reason(),
          result.fingerprint(),
          result.seconds(),
          verdicts.stream()
              .filter(verdict -> verdict.fate() == ModelVerdict.Fate.COLLAPSED)
              .map(ModelVerdict::model)
              .collect(Collectors.joining(" ")));
      runs.flush();
    } catch (IOException e) {
      throw FileFault.cannot("write", folder, e);
    }
  }

  @Override
  public void close() {
    try (runs;
        measurements) {
      runs.flush();
    } catch (IOException e) {
      throw FileFault.cannot("write", folder, e);
    }
  }
}
