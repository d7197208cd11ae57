package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import wellspring.model.random.Seed;

class PredictionIntervalTest {
  private static final int DRAWINGS = 40_000;

  @Test
  void liesBetweenOrderStatistics() {
    double[] nineteen = IntStream.rangeClosed(1, 19).mapToDouble(i -> 20 - i).toArray();

    assertThat(PredictionInterval.of(nineteen, 0.9)).isEqualTo(new Interval(1, 19));
    assertThat(PredictionInterval.of(nineteen, 0.5)).isEqualTo(new Interval(5, 15));
    assertThat(PredictionInterval.of(new double[] {4, 2, 1}, 0.25)).isEqualTo(new Interval(1.5, 3));
  }

  @Test
  void reachesNoFartherThanTheValues() {
    assertThat(PredictionInterval.of(new double[] {7}, 0.9)).isEqualTo(new Interval(7, 7));
    assertThat(PredictionInterval.of(new double[] {3, 1}, 0.9)).isEqualTo(new Interval(1, 3));
  }

  @Test
  void takesInfiniteValues() {
    double infinity = Double.POSITIVE_INFINITY;

    assertThat(PredictionInterval.of(new double[] {1, 2, infinity, infinity, infinity}, 0.5))
        .isEqualTo(new Interval(1.5, infinity));
    assertThat(PredictionInterval.of(new double[] {infinity, infinity}, 0.5))
        .isEqualTo(new Interval(infinity, infinity));
  }

  @Test
  void holdsTheNextValueAsOftenAsItSays() {
    assertThat(held(20, 0.9)).isCloseTo(0.9, within(0.01));
    assertThat(held(20, 0.5)).isCloseTo(0.5, within(0.02));
    assertThat(held(5, 0.5)).isCloseTo(0.5, within(0.02));
    assertThat(held(5, 0.9)).isCloseTo(4 / 6.0, within(0.01));
  }

  /** How often one skewed value more lies in the interval of others. */
  private static double held(int count, double coverage) {
    UniformRandomProvider chance = new Seed(5).stream("interval", "test", count);
    ZigguratSampler.Exponential values = ZigguratSampler.Exponential.of(chance);
    int held = 0;
    for (int i = 0; i < DRAWINGS; i++) {
      Interval interval = PredictionInterval.of(values.samples(count).toArray(), coverage);
      held += interval.contains(values.sample()) ? 1 : 0;
    }
    return (double) held / DRAWINGS;
  }
}
