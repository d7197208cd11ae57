package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class BootstrapTest {
  private static final Bootstrap STANDARD = Bootstrap.standard(new Seed(1));

  @Test
  void meansOfManyValuesHaveTheNormalInterval() {
    UniformRandomProvider chance = new Seed(2).stream("test", "", 0);
    double[] values = chance.doubles(2_000).toArray();
    double mean = Statistic.MEAN.of(values);
    double half = 1.96 * Math.sqrt(1.0 / 12 / values.length);

    Interval interval = STANDARD.interval("uniform", values, Statistic.MEAN);

    assertThat(interval.low()).isCloseTo(mean - half, within(half / 10));
    assertThat(interval.high()).isCloseTo(mean + half, within(half / 10));
  }

  @Test
  void intervalOfAMedianAgreesWithAllResamplesThereAre() {
    double[] values = {1, 10, 100};
    double[] medians = new double[27];
    for (int i = 0; i < 27; i++) {
      medians[i] =
          Statistic.MEDIAN.of(new double[] {values[i / 9], values[i / 3 % 3], values[i % 3]});
    }
    Arrays.sort(medians);
    Bootstrap half = new Bootstrap(new Seed(3), 1_999, 0.4);

    Interval interval = half.interval("three", values, Statistic.MEDIAN);

    assertThat(interval).isEqualTo(new Interval(medians[8], medians[18]));
  }

  /** Efron's correction exists for skew: of values that can only be large, errors are large too. */
  @Test
  void intervalOfASkewedMeanReachesFurtherUp() {
    UniformRandomProvider chance = new Seed(4).stream("test", "", 0);
    double[] values = chance.doubles(30).map(u -> -StrictMath.log(u)).toArray();
    double mean = Statistic.MEAN.of(values);

    Interval interval = STANDARD.interval("exponential", values, Statistic.MEAN);

    assertThat(interval.high() - mean).isGreaterThan(1.1 * (mean - interval.low()));
  }

  @Test
  void intervalHoldsTheTruthAboutAsOftenAsItClaims() {
    UniformRandomProvider chance = new Seed(5).stream("test", "", 0);
    Bootstrap quick = new Bootstrap(new Seed(6), 399, 0.9);
    int trials = 600;
    int held = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] values = chance.doubles(25).map(u -> -StrictMath.log(u)).toArray();
      if (quick.interval("trial " + trial, values, Statistic.MEAN).contains(1)) {
        held++;
      }
    }
    double error = Math.sqrt(0.9 * 0.1 / trials);
    assertThat((double) held / trials)
        .as("25 values fall a little short of what is claimed")
        .isBetween(0.87 - 3 * error, 0.9 + 3 * error);
  }

  @Test
  void infiniteValuesMakeTheMeansIntervalInfiniteAndNeverNaN() {
    double infinity = Double.POSITIVE_INFINITY;
    double[] some = {1, 2, 3, 4, infinity};

    assertThat(STANDARD.interval("some", some, Statistic.MEAN).high()).isEqualTo(infinity);
    assertThat(STANDARD.interval("some", some, Statistic.MEAN).low()).isFinite();
    assertThat(
            STANDARD.interval("all", new double[] {infinity, infinity, infinity}, Statistic.MEAN))
        .isEqualTo(new Interval(infinity, infinity));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, -1e300})
  void equalValuesHaveAnIntervalWithoutWidth(double value) {
    double[] values = {value, value, value, value};
    Interval interval = STANDARD.interval("equal", values, Statistic.MEAN);
    assertThat(interval.high()).isEqualTo(interval.low()).isCloseTo(value, within(1e-15));
  }

  @Test
  void sameSeedAndNameRepeatAndOthersDoNot() {
    double[] values = new Seed(7).stream("test", "", 0).doubles(20).toArray();
    Interval once = STANDARD.interval("a", values, Statistic.MEAN);

    assertThat(STANDARD.interval("a", values, Statistic.MEAN)).isEqualTo(once);
    assertThat(STANDARD.interval("b", values, Statistic.MEAN)).isNotEqualTo(once);
    assertThat(Bootstrap.standard(new Seed(2)).interval("a", values, Statistic.MEAN))
        .isNotEqualTo(once);
  }

  @Test
  void refusesWhatHasNoInterval() {
    assertThatThrownBy(() -> STANDARD.interval("one", new double[] {1}, Statistic.MEAN))
        .hasMessageContaining("at least 2 replicas, not 1");
    assertThatThrownBy(() -> STANDARD.interval("nan", new double[] {1, Double.NaN}, Statistic.MEAN))
        .hasMessageContaining("not a number");
  }
}
