package wellspring.model.statistics;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Under the same luck: distances from a level that hang together between the places, so that their
 * means have a covariance.
 */
final class PairedMeans implements LevelDistance.Means {
  private final double[] means;

  /** What each replica adds to them: (places, replicas). */
  private final double[][] residuals;

  /** That of the means: (places, places). */
  private final double[][] covariance;

  private PairedMeans(double[][] distances) {
    means = Arrays.stream(distances).mapToDouble(Statistic.MEAN::of).toArray();
    residuals = new double[means.length][];
    Arrays.setAll(
        residuals,
        place -> Arrays.stream(distances[place]).map(value -> value - means[place]).toArray());
    double replicas = distances[0].length;
    covariance = new double[means.length][means.length];
    for (int i = 0; i < means.length; i++) {
      for (int j = 0; j < means.length; j++) {
        covariance[i][j] = product(residuals[i], residuals[j]) / (replicas - 1) / replicas;
      }
    }
  }

  @Override
  public double[] atPlaces() {
    return means.clone();
  }

  static PairedMeans of(AxisReplicates data, ThresholdLevel level) {
    double[][] distances = new double[data.places().size()][data.replicas()];
    for (int place = 0; place < distances.length; place++) {
      AxisReplicates.AxisPlace there = data.places().get(place);
      double[] values = there.values();
      double[] levels = levels(data, level, there.control());
      Arrays.setAll(distances[place], replica -> values[replica] - levels[replica]);
    }
    return new PairedMeans(distances);
  }

  private static double[] levels(AxisReplicates data, ThresholdLevel level, int control) {
    double[] levels = new double[data.replicas()];
    if (level instanceof ThresholdLevel.OfControl part) {
      double[] controls = data.controls().get(control);
      Arrays.setAll(levels, replica -> part.share() * controls[replica]);
    } else {
      Arrays.fill(levels, ((ThresholdLevel.Absolute) level).value());
    }
    return levels;
  }

  private static double product(double[] some, double[] others) {
    double sum = 0;
    for (int i = 0; i < some.length; i++) {
      sum += some[i] * others[i];
    }
    return sum;
  }

  @Override
  public MeanEstimate sum(double[] weights) {
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        variance += weights[i] * product(weights, covariance[i]);
      }
    }
    return new MeanEstimate(
        product(weights, means), Math.max(0, variance), 0, residuals[0].length - 1);
  }

  /** Each replica is a normal vector that has the covariance of the measured ones. */
  @Override
  public LevelDistance.Means drawn(double[] heights, UniformRandomProvider chance) {
    SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(chance);
    int replicas = residuals[0].length;
    double[][] distances = new double[heights.length][replicas];
    for (int replica = 0; replica < replicas; replica++) {
      double[] noise = normal.samples(replicas).map(z -> z / Math.sqrt(replicas - 1)).toArray();
      for (int place = 0; place < heights.length; place++) {
        distances[place][replica] = heights[place] + product(residuals[place], noise);
      }
    }
    return new PairedMeans(distances);
  }
}
