package wellspring.model.statistics;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.random.Seed;

/**
 * At what level a place is rejected as the crossing of means, so that the interval of those that
 * are not rejected holds the crossing in 95 % of cases.
 *
 * <p>Rejecting at 5 % is right for one place. But the interval runs from the first place that is
 * not rejected to the last, also over rejected ones between them, and the figures of few replicas
 * cross several times where the truth crosses once: such an interval holds the crossing in 96 to 99
 * % of cases. So the level is calibrated by a parametric bootstrap (Loh 1987, Calibrating
 * confidence coefficients): figures are drawn around a curve like the measured one that crosses
 * once, its {@link IsotonicRegression} regression, and the level is that at which a known part of
 * their intervals misses this crossing.
 */
final class IntervalCalibration {
  private static final int DRAWINGS = 199;

  /**
   * What part of the drawn intervals may miss. They know the noise from the replicas alone, so that
   * the measured ones miss more often; this part was chosen by measured coverage, from 3 to 40
   * replicas.
   */
  private static final double MISSED = 0.035;

  private final double[] x;
  private final LevelDistance.Means measured;

  /**
   * Of a level that is crossed along an axis.
   *
   * @param x the places, ascending from 0 or more
   * @param measured the distances from the level there
   */
  IntervalCalibration(double[] x, LevelDistance.Means measured) {
    this.x = x.clone();
    this.measured = measured;
  }

  /** The level at which places are rejected; 5 % where the curve crosses nowhere. */
  double level() {
    double[] smooth = IsotonicRegression.regression(measured.atPlaces());
    OptionalDouble crossing = AxisCurve.crossing(AxisScale.of(x).all(x), smooth);
    if (crossing.isEmpty()) {
      return 1 - Statistic.CONFIDENCE;
    }
    UniformRandomProvider chance = new Seed(0).stream("threshold", "calibration", 0);
    double[] levels =
        IntStream.range(0, DRAWINGS)
            .mapToObj(i -> measured.drawn(smooth, chance))
            .map(drawn -> new AxisCurve(x, drawn).support(crossing.getAsDouble(), drawn))
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    return levels.length == 0
        ? 1 - Statistic.CONFIDENCE
        : levels[(int) (MISSED * (levels.length + 1))];
  }
}
