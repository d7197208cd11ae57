package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class StatisticTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** t of 2 degrees of freedom has its quantile of 98.25 % at 5.2037. */
  @Test
  void meanOfThreeHasStudentsInterval() {
    Interval interval = Statistic.MEAN.interval(new double[] {1, 2, 3}).orElseThrow();

    double half = 5.2037 / Math.sqrt(3);
    assertThat(interval.low()).isCloseTo(2 - half, within(1e-3));
    assertThat(interval.high()).isCloseTo(2 + half, within(1e-3));
  }

  @Test
  void meanOfManyValuesHasTheNormalInterval() {
    double[] values = new Seed(2).stream("test", "", 0).doubles(2_000).toArray();
    double mean = Statistic.MEAN.of(values);
    double half = 1.96 * Math.sqrt(1.0 / 12 / values.length);

    Interval interval = Statistic.MEAN.interval(values).orElseThrow();

    assertThat(interval.low()).isCloseTo(mean - half, within(half / 20));
    assertThat(interval.high()).isCloseTo(mean + half, within(half / 20));
  }

  /** Of values that can only be large, errors are large, too. */
  @Test
  void intervalOfASkewedMeanReachesFurtherUp() {
    double[] values =
        new Seed(4).stream("test", "", 0).doubles(30).map(u -> -StrictMath.log(u)).toArray();
    double mean = Statistic.MEAN.of(values);

    Interval interval = Statistic.MEAN.interval(values).orElseThrow();

    assertThat(interval.high() - mean).isGreaterThan(1.1 * (mean - interval.low()));
  }

  /**
   * Of ten values the second and ninth hold the median in 97.85 % of cases and the third and eighth
   * in 89.06 %: 95 % lie between them (Hettmansperger and Sheather 1986).
   */
  @Test
  void medianOfTenLiesBetweenItsOrderStatistics() {
    double[] values = IntStream.rangeClosed(1, 10).mapToDouble(i -> i).toArray();

    Interval interval = Statistic.MEDIAN.interval(values).orElseThrow();

    double inward = 8 * 0.32444 / (2 + 6 * 0.32444);
    assertThat(interval.low()).isCloseTo(2 + inward, within(1e-4));
    assertThat(interval.high()).isCloseTo(9 - inward, within(1e-4));
  }

  @Test
  void tooFewReplicasHaveNoInterval() {
    assertThat(Statistic.MEAN.interval(new double[] {1, 2})).isEmpty();
    assertThat(Statistic.MEDIAN.interval(new double[] {1, 2, 3, 4, 5})).isEmpty();
    assertThat(Statistic.MEDIAN.interval(new double[] {1, 2, 3, 4, 5, 6})).isPresent();
    assertThat(Statistic.intervalOfDifference(new double[] {1, 2}, new double[] {1, 2, 3}))
        .isEmpty();
    assertThatThrownBy(() -> Statistic.MEAN.interval(new double[] {1, Double.NaN, 2}))
        .hasMessageContaining("not a number");
  }

  @Test
  void infiniteValuesHaveAMedianWithAnIntervalAndAMeanWithout() {
    double[] values = {1, 2, 3, 4, 5, 6, 7, INFINITY, INFINITY, INFINITY};

    assertThat(Statistic.MEAN.interval(values)).isEmpty();
    assertThat(Statistic.MEDIAN.interval(values).orElseThrow().high()).isEqualTo(INFINITY);
    assertThat(Statistic.MEDIAN.interval(values).orElseThrow().low()).isBetween(2.0, 3.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, -1e300})
  void equalValuesHaveAnIntervalWithoutWidth(double value) {
    double[] values = {value, value, value, value, value, value};
    for (Statistic statistic : Statistic.values()) {
      Interval interval = statistic.interval(values).orElseThrow();
      double rounding = 1e-14 * Math.abs(value);
      assertThat(interval.low()).isCloseTo(value, within(rounding));
      assertThat(interval.high()).isCloseTo(value, within(rounding));
    }
  }

  /** Variances 100 and 14/3 of three and four values. */
  @Test
  void differenceOfUnequalVariancesHasWelchsFreedom() {
    MeanEstimate difference =
        MeanEstimate.sum(
            List.of(
                MeanEstimate.of(new double[] {0, 10, 20}),
                MeanEstimate.of(new double[] {3, 4, 5, 8})),
            new double[] {1, -1});

    assertThat(difference.value()).isEqualTo(5);
    assertThat(difference.freedom())
        .isCloseTo(
            Math.pow(100 / 3.0 + 14 / 12.0, 2)
                / (Math.pow(100 / 3.0, 2) / 2 + Math.pow(14 / 12.0, 2) / 3),
            within(1e-12));
  }
}
