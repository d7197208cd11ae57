package wellspring.model.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far the end of a series lies from the end of another one, and whether that is more than the
 * other one's own scatter.
 *
 * <p>The end is the median of the last fifth of the values, so that no single one decides. The
 * scatter is that of the reference alone: what is asked is whether a series that does what the
 * reference does could end here. Values that hang together tell less: with the lag-one
 * autocorrelation ρ that follows from the mean square of successive differences (von Neumann 1941),
 * n of them count as {@code n(1 − ρ)/(1 + ρ)} independent ones (Bayley and Hammersley 1946). A
 * trend of the reference counts as scatter, too.
 *
 * @param end the median of the last fifth
 * @param reference the same of the reference
 * @param error the standard error of their difference if both do the same; infinite if there are
 *     too few values to tell
 * @param freedom its degrees of freedom, at least 1
 */
public record SeriesDeparture(double end, double reference, double error, int freedom) {
  private static final int FIFTH = 5;

  /** Of normal values the variance of a median is so many times that of the mean. */
  private static final double OF_A_MEDIAN = Math.PI / 2;

  /** A median of fewer values is their mean. */
  private static final int MEDIAN_MIN = 3;

  /**
   * Compares two series of the same times.
   *
   * @param values at least one; may be infinite, none is NaN
   * @param reference as many
   */
  public static SeriesDeparture of(double[] values, double[] reference) {
    return of(end(values), end(reference), Scatter.of(reference), values.length, true);
  }

  /**
   * Compares the end of a series with its first value, where there is no other reference: by the
   * scatter of the series from one value to the next, in which a slow trend hardly shows.
   *
   * @param values at least one; may be infinite, none is NaN
   */
  public static SeriesDeparture sinceTheFirst(double[] values) {
    return of(end(values), values[0], Scatter.ofSteps(values), values.length, false);
  }

  private static SeriesDeparture of(
      double end, double reference, Scatter scatter, int values, boolean endsBoth) {
    double ofAnEnd = scatter.varianceOfEnd(last(values));
    double ofTheOther = endsBoth ? ofAnEnd : scatter.variance();
    return new SeriesDeparture(
        end, reference, StrictMath.sqrt(ofAnEnd + ofTheOther), scatter.freedom());
  }

  /**
   * The scatter of a series.
   *
   * @param variance infinite for fewer than three values
   * @param independent as how many independent values one counts, above 0, at most 1
   * @param values how many there are
   */
  private record Scatter(double variance, double independent, int values) {
    private static final int VALUES_MIN = 3;

    static Scatter of(double[] values) {
      double[] finite = finite(values);
      if (finite.length < VALUES_MIN) {
        return unknown(finite.length);
      }
      double squares = squaresAround(Statistic.MEAN.of(finite), finite);
      double alike = squares == 0 ? 0 : Math.max(0, 1 - steps(finite) / (2 * squares));
      return new Scatter(squares / (finite.length - 1), (1 - alike) / (1 + alike), finite.length);
    }

    static Scatter ofSteps(double[] values) {
      double[] finite = finite(values);
      return finite.length < VALUES_MIN
          ? unknown(finite.length)
          : new Scatter(steps(finite) / (2 * (finite.length - 1)), 1, finite.length);
    }

    private static Scatter unknown(int values) {
      return new Scatter(Double.POSITIVE_INFINITY, 1, values);
    }

    private static double[] finite(double[] values) {
      return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private static double squaresAround(double mean, double[] values) {
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return squares;
    }

    /** The sum of the squares of successive differences. */
    private static double steps(double[] values) {
      double squares = 0;
      for (int i = 1; i < values.length; i++) {
        squares += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
      }
      return squares;
    }

    /** That of the median of some values; never less than as if they were all one. */
    double varianceOfEnd(int last) {
      double efficiency = last < MEDIAN_MIN ? 1 : OF_A_MEDIAN;
      return variance * Math.min(1, efficiency / (last * independent));
    }

    int freedom() {
      return Math.max(1, (int) (values * independent) - 1);
    }
  }

  /** How many values count as the end of a series. */
  public static int last(int values) {
    return (values + FIFTH - 1) / FIFTH;
  }

  private static int last(double[] values) {
    return last(values.length);
  }

  private static double end(double[] values) {
    return Statistic.MEDIAN.of(
        Arrays.copyOfRange(values, values.length - last(values), values.length));
  }

  /** By how much the end lies above the reference; NaN for ∞ − ∞. */
  public double difference() {
    return end - reference;
  }

  /**
   * Whether the end lies so far above or below the reference, on the side on which it does, as it
   * would by chance only with this probability (Student's t).
   *
   * @param falseAlarms above 0
   */
  public boolean isBeyondChance(double falseAlarms) {
    if (Double.isInfinite(error)) {
      return false;
    }
    return Math.abs(difference()) > error * quantile(1 - falseAlarms);
  }

  private double quantile(double probability) {
    return new TDistribution(freedom).inverseCumulativeProbability(probability);
  }
}
