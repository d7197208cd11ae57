package wellspring.infra.run;

import java.nio.file.Path;
import wellspring.model.autoregression.SurvivalCurve;

/**
 * A survival curve as a tidy table: {@code position,at_risk,errors,survival,low,high,constant}, the
 * last one what a constant hazard would make of it.
 */
public final class SurvivalFile {
  private SurvivalFile() {}

  /**
   * Writes the table whole; one that is there already is replaced.
   *
   * @param rate the constant hazard
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void write(Path file, SurvivalCurve curve, double rate) {
    try (GrowingTable table =
        new GrowingTable(
            file, "position", "at_risk", "errors", "survival", "low", "high", "constant")) {
      for (SurvivalCurve.SurvivalPoint point : curve.points()) {
        table.row(
            point.position(),
            point.atRisk(),
            point.errors(),
            GrowingTable.number(point.survival()),
            GrowingTable.number(point.low()),
            GrowingTable.number(point.high()),
            GrowingTable.number(StrictMath.pow(1 - rate, point.position())));
      }
    }
  }
}
