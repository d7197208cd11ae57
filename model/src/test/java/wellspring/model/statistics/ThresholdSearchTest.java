package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ClosedForms;
import wellspring.model.random.Seed;

class ThresholdSearchTest {
  private static final double[] SHARES = {0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.1, 1};
  private static final ThresholdSearch SEARCH =
      new ThresholdSearch(new Bootstrap(new Seed(1), 399, 0.95), Statistic.MEAN);

  @ParameterizedTest
  @ValueSource(ints = {100, 500, 1_000, 4_000})
  void kneeOfDriftWithImmigrationIsAtOneOverTwiceTheTokens(int tokens) {
    DoubleUnaryOperator diversity =
        alpha -> ClosedForms.replacingWithHumansForEver(0.9, tokens, Share.of(alpha));
    ThresholdSearch sure =
        new ThresholdSearch(new Bootstrap(new Seed(1), 1_999, 0.997), Statistic.MEAN);

    Threshold.Found found =
        found(sure.find("knee", noisy(diversity, 0.01, 20), new Level.Absolute(0.45)));

    double knee = 1 / (2.0 * tokens);
    assertThat(found.at()).isCloseTo(knee, within(knee / 20));
    assertThat(diversity.applyAsDouble(found.interval().low())).isLessThan(0.45);
    assertThat(diversity.applyAsDouble(found.interval().high())).isGreaterThan(0.45);
    assertThat(found.interval().high()).isLessThan(1.1 * knee);
    assertThat(found.explained()).isGreaterThan(0.99);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0.002, 1", "2, -1.5, 0.001, 2", "-1, 3, 0.02, 0.6"})
  void curveWithoutNoiseIsFoundExactly(double floor, double rise, double knee, double steepness) {
    SaturatingCurve curve = new SaturatingCurve(floor, rise, knee, steepness);
    double level = floor + 0.4 * rise;

    Threshold.Found found =
        found(SEARCH.find("exact", noisy(curve::at, 0, 2), new Level.Absolute(level)));

    assertThat(found.curve().floor()).isCloseTo(floor, within(1e-6));
    assertThat(found.curve().rise()).isCloseTo(rise, within(1e-6));
    assertThat(found.curve().knee()).isCloseTo(knee, within(knee * 1e-6));
    assertThat(found.curve().steepness()).isCloseTo(steepness, within(1e-6));
    assertThat(curve.at(found.at())).isCloseTo(level, within(1e-9));
  }

  @Test
  void intervalHoldsTheTruthAboutAsOftenAsItClaims() {
    SaturatingCurve truth = new SaturatingCurve(0.1, 0.8, 0.002, 1);
    UniformRandomProvider chance = new Seed(9).stream("test", "", 0);
    int trials = 100;
    int held = 0;
    for (int trial = 0; trial < trials; trial++) {
      Replicates data = noisy(truth::at, 0.1, 20, chance);
      if (found(SEARCH.find("trial", data, new Level.Absolute(0.5))).interval().contains(0.002)) {
        held++;
      }
    }
    assertThat(held).isBetween(85, 100);
  }

  @Test
  void levelThatIsAShareOfTheControlMovesWithTheControl() {
    SaturatingCurve curve = new SaturatingCurve(0, 0.8, 0.001, 1);
    double[] control = {0.7, 0.9};
    Replicates data = new Replicates(SHARES, twice(curve), control);

    Threshold.Found found = found(SEARCH.find("control", data, new Level.OfControl(0.5)));

    assertThat(found.level()).isCloseTo(0.4, within(1e-12));
    assertThat(found.interval().low()).isCloseTo(curve.whereIs(0.35).orElseThrow(), within(1e-6));
    assertThat(found.interval().high()).isCloseTo(curve.whereIs(0.45).orElseThrow(), within(1e-6));
  }

  @Test
  void intervalIsOpenWhereResamplesNeverCross() {
    SaturatingCurve curve = new SaturatingCurve(0, 0.8, 0.001, 1);
    double[] control = {1.5, 1.7};
    Replicates data = new Replicates(SHARES, twice(curve), control);

    Threshold.Found found = found(SEARCH.find("open", data, new Level.OfControl(0.49)));

    assertThat(found.interval().high()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(found.interval().low()).isFinite();
  }

  @Test
  void saysWhyThereIsNoAnswer() {
    SaturatingCurve curve = new SaturatingCurve(0, 1, 0.001, 1);
    Replicates good = noisy(curve::at, 0.01, 5);

    assertThat(reason(good, new Level.Absolute(2))).contains("is not crossed", "between");
    assertThat(reason(good, new Level.OfControl(0.5))).contains("no human-only control");
    assertThat(reason(noisy(curve::at, 0.01, 1), new Level.Absolute(0.5)))
        .contains("at least 2 replicas");
    assertThat(reason(noisy(x -> x == 0 ? 1 / x : 1, 0, 3), new Level.Absolute(0.5)))
        .contains("infinite");
    assertThat(
            reason(
                new Replicates(
                    new double[] {0, 1},
                    List.of(new double[] {0, 0}, new double[] {1, 1}),
                    new double[0]),
                new Level.Absolute(0.5)))
        .contains("at least 3 values");
    assertThat(reason(noisy(x -> x == 0.001 ? 1 : 0, 0, 3), new Level.Absolute(0.5)))
        .contains("no saturating curve fits");
  }

  private static String reason(Replicates data, Level level) {
    return ((Threshold.Refused) SEARCH.find("refused", data, level)).reason();
  }

  private static Threshold.Found found(Threshold threshold) {
    assertThat(threshold).isInstanceOf(Threshold.Found.class);
    return (Threshold.Found) threshold;
  }

  private static List<double[]> twice(SaturatingCurve curve) {
    return Arrays.stream(SHARES).mapToObj(x -> new double[] {curve.at(x), curve.at(x)}).toList();
  }

  private static Replicates noisy(DoubleUnaryOperator truth, double noise, int replicas) {
    return noisy(truth, noise, replicas, new Seed(8).stream("test", "", 0));
  }

  /** The noise is uniform, with the given standard deviation. */
  private static Replicates noisy(
      DoubleUnaryOperator truth, double noise, int replicas, UniformRandomProvider chance) {
    List<double[]> y = new ArrayList<>();
    for (double x : SHARES) {
      double[] values = new double[replicas];
      Arrays.setAll(
          values,
          i -> truth.applyAsDouble(x) + noise * Math.sqrt(12) * (chance.nextDouble() - 0.5));
      y.add(values);
    }
    return new Replicates(SHARES, y, new double[0]);
  }
}
