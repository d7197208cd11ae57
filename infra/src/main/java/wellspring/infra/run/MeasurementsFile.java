package wellspring.infra.run;

import java.nio.file.Path;
import wellspring.agents.event.Measured;

/**
 * The measurements as a tidy table, a row each: {@code round,agent,measure,value,predicted}. It
 * grows round by round.
 */
public final class MeasurementsFile implements RoundListener, AutoCloseable {
  private final GrowingTable table;

  /** Begins a table that will stand at a place. */
  public MeasurementsFile(Path file) {
    table = new GrowingTable(file, "round", "agent", "measure", "value", "predicted");
  }

  @Override
  public void roundClosed(ClosedRound round) {
    for (Measured measured : round.measurements()) {
      table.row(
          measured.round(),
          measured.agent(),
          measured.measure(),
          GrowingTable.number(measured.value()),
          measured.predicted() == null ? null : GrowingTable.number(measured.predicted()));
    }
    table.flush();
  }

  @Override
  public void close() {
    table.close();
  }
}
