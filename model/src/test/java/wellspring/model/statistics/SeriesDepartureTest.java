package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class SeriesDepartureTest {

  @Test
  void theEndIsTheMedianOfTheLastFifth() {
    double[] values = IntStream.range(0, 15).mapToDouble(i -> i).toArray();
    values[13] = 1_000;
    SeriesDeparture departure = SeriesDeparture.of(values, new double[15]);
    assertThat(departure.end()).as("the median of 12, 1000 and 14").isEqualTo(14);
    assertThat(departure.reference()).isZero();
    assertThat(departure.difference()).isEqualTo(14);
  }

  @Test
  void theErrorIsThatOfTwoEndsWithTheScatterOfTheReference() {
    // By hand: 1, −1, 1, −1, 1, −1 has the variance 6/5, and its neighbours are as unlike as can
    // be.
    double[] reference = {1, -1, 1, -1, 1, -1};
    SeriesDeparture departure = SeriesDeparture.of(new double[6], reference);
    assertThat(departure.error()).as("ends of two values").isCloseTo(Math.sqrt(1.2), within(1e-12));
    assertThat(departure.freedom()).isEqualTo(5);
  }

  @Test
  void valuesThatHangTogetherCountAsFewer() {
    double[] walk = {0, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 10, 11, 12};
    SeriesDeparture departure = SeriesDeparture.of(walk, walk);
    assertThat(departure.freedom()).isEqualTo(1);
    double variance = Arrays.stream(walk).map(x -> (x - 6.2) * (x - 6.2)).sum() / 14;
    assertThat(departure.error())
        .as("as of one value")
        .isCloseTo(Math.sqrt(2 * variance), within(1e-12));
  }

  @Test
  void tooFewValuesTellNothing() {
    SeriesDeparture departure = SeriesDeparture.of(new double[] {9, 99}, new double[] {1, 1});
    assertThat(departure.isBeyondChance(0.4)).isFalse();
  }

  @Test
  void anInfiniteEndIsBeyondChanceWhereTheReferenceIsFinite() {
    double infinite = Double.POSITIVE_INFINITY;
    double[] values = {1, 2, infinite, infinite, infinite};
    assertThat(SeriesDeparture.of(values, new double[] {1, 2, 1, 2, 1}).isBeyondChance(0.01))
        .isTrue();
    assertThat(SeriesDeparture.of(values, values).isBeyondChance(0.01)).as("∞ − ∞").isFalse();
  }

  /**
   * At most 1 % of series that do the same, as often as they say; the rest is the test's chance.
   */
  @ParameterizedTest
  @ValueSource(ints = {5, 10, 30})
  void falseAlarmsComeAsOftenAsTheyMay(int length) {
    UniformRandomProvider random = new Seed(7).stream("departure", "test", length);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    int trials = 20_000;
    int alarms = 0;
    for (int trial = 0; trial < trials; trial++) {
      SeriesDeparture departure = SeriesDeparture.of(draw(normal, length), draw(normal, length));
      alarms += departure.difference() > 0 && departure.isBeyondChance(0.01) ? 1 : 0;
    }
    assertThat(alarms).isBetween(1, trials / 80);
  }

  private static double[] draw(ZigguratSampler.NormalizedGaussian normal, int length) {
    return IntStream.range(0, length).mapToDouble(i -> normal.sample()).toArray();
  }
}
