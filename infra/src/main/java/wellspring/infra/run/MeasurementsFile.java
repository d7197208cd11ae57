package wellspring.infra.run;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import wellspring.agents.event.Measured;

/**
 * The measurements as a tidy table, a row each: {@code round,agent,measure,value,predicted}.
 *
 * <p>It grows round by round beside its place, under a name that ends in {@code .partial}, and is
 * moved there when the run ends.
 */
public final class MeasurementsFile implements RoundListener, AutoCloseable {
  private final Path file;
  private final Path beside;
  private final CSVPrinter printer;
  private boolean broken;

  /** Begins a table that will stand at a place. */
  public MeasurementsFile(Path file) {
    this.file = file;
    this.beside = AtomicFile.beside(file);
    try {
      printer =
          CSVFormat.RFC4180
              .builder()
              .setRecordSeparator('\n')
              .setHeader("round", "agent", "measure", "value", "predicted")
              .get()
              .print(Files.newBufferedWriter(beside, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + beside + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void roundClosed(int round, List<Measured> measurements) {
    try {
      for (Measured measured : measurements) {
        printer.printRecord(
            measured.round(),
            measured.agent(),
            measured.measure(),
            number(measured.value()),
            measured.predicted() == null ? null : number(measured.predicted()));
      }
      printer.flush();
    } catch (IOException e) {
      broken = true;
      throw new UncheckedIOException("cannot write " + beside + ": " + e.getMessage(), e);
    }
  }

  /** Moves the table to its place, unless a part of it could not be written. */
  @Override
  public void close() {
    try {
      printer.close();
      if (!broken) {
        AtomicFile.move(beside, file);
      }
    } catch (IOException e) {
      if (!broken) {
        throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
      }
    }
  }

  /** The shortest digits that mean the number, the same on every JDK. */
  private static String number(double value) {
    return NumberOutput.toString(value, true);
  }
}
