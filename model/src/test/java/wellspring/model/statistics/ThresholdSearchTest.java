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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ClosedForms;
import wellspring.model.random.Seed;

class ThresholdSearchTest {
  private static final double[] SHARES = {
    0, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.1, 1
  };
  private static final ThresholdLevel HALF = new ThresholdLevel.Absolute(0.5);
  private static final ThresholdSearch SEARCH = new ThresholdSearch(Statistic.MEAN);

  @ParameterizedTest
  @ValueSource(ints = {100, 500, 1_000, 2_000})
  void kneeOfDriftWithImmigrationIsAtOneOverTwiceTheTokens(int tokens) {
    DoubleUnaryOperator diversity =
        alpha -> ClosedForms.replacingWithHumansForEver(0.9, tokens, Share.of(alpha));

    Threshold.Found found =
        found(
            noisy(diversity, 0.01, 20, LuckSharing.OWN, SHARES), new ThresholdLevel.Absolute(0.45));

    double knee = 1 / (2.0 * tokens);
    assertThat(found.at()).isCloseTo(knee, within(knee / 20));
    assertThat(diversity.applyAsDouble(found.interval().low())).isLessThan(0.45);
    assertThat(diversity.applyAsDouble(found.interval().high())).isGreaterThan(0.45);
    assertThat(found.interval().high()).isLessThan(1.2 * knee);
  }

  /** As round(50 α) is: no human token up to α = 0.01, then one. */
  @ParameterizedTest
  @EnumSource(LuckSharing.class)
  void coarseAndFineGridsAgreeOnAJump(LuckSharing luck) {
    DoubleUnaryOperator quota = x -> 0.12 + 0.49 * Math.min(1, Math.rint(50 * x));
    double[] coarse = {0, 0.002, 0.005, 0.01, 0.02, 0.05};
    double[] fine = {0, 0.002, 0.005, 0.01, 0.0101, 0.012, 0.015, 0.02, 0.05};

    Threshold.Between first = between(noisy(quota, 0.1, 20, luck, coarse));
    Threshold.Between second = between(noisy(quota, 0.1, 20, luck, fine));

    assertThat(first.cause()).isEqualTo(Threshold.Between.Cause.JUMP);
    assertThat(first.around()).isEqualTo(new Interval(0.01, 0.02));
    assertThat(first.interval()).isEqualTo(first.around());
    assertThat(second.around()).isEqualTo(new Interval(0.01, 0.0101));
    assertThat(second.interval()).isEqualTo(second.around());
  }

  @Test
  void aCurveThatCrossesSeveralTimesIsToldFromTheFirstPlaceToTheLast() {
    double[] places = {0, 1, 2, 3, 4, 5, 6};
    double[] heights = {0, 0, 1, 0, 1, 1, 1};

    Threshold.Between found =
        between(noisy(x -> heights[(int) x], 0.01, 5, LuckSharing.OWN, places));

    assertThat(found.cause()).isEqualTo(Threshold.Between.Cause.REPEATED);
    assertThat(found.around()).isEqualTo(new Interval(1, 4));
  }

  @Test
  void eachPlaceIsComparedWithItsOwnControl() {
    double[] x = {1, 2, 3, 4, 5};
    List<AxisReplicates.AxisPlace> places = new ArrayList<>();
    List<double[]> controls = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      controls.add(new double[] {10 * x[i], 10 * x[i] + 0.01, 10 * x[i] - 0.01});
      double half = 5 * x[i] * (0.7 + x[i] / 10);
      places.add(
          new AxisReplicates.AxisPlace(x[i], new double[] {half, half - 0.01, half + 0.01}, i));
    }

    Threshold.Found found =
        found(
            new AxisReplicates(LuckSharing.OWN, places, controls),
            new ThresholdLevel.OfControl(0.5));

    assertThat(found.at()).isCloseTo(3, within(0.01));
    assertThat(found.level()).isCloseTo(15, within(0.1));
  }

  @Test
  void intervalIsOpenWhereAnEndOfTheAxisIsNotRejected() {
    double[] places = {0, 1, 2, 3};
    AxisReplicates data = noisy(x -> 0.45 + 0.04 * x, 0.1, 5, LuckSharing.OWN, places);

    Interval interval =
        SEARCH.find(data, HALF) instanceof Threshold.Found found
            ? found.interval()
            : between(data).interval();

    assertThat(interval).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
  }

  @Test
  void mediansOfLuckOfTheirOwnHaveAnInterval() {
    ThresholdSearch medians = new ThresholdSearch(Statistic.MEDIAN);
    DoubleUnaryOperator curve = x -> 100 * x / (1 + 100 * x);
    double[] places = {0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.2};

    Threshold own = medians.find(noisy(curve, 0.05, 20, LuckSharing.OWN, places), HALF);
    Threshold same = medians.find(noisy(curve, 0.05, 20, LuckSharing.SAME, places), HALF);

    assertThat(((Threshold.Found) own).interval().contains(0.01)).isTrue();
    assertThat(((Threshold.Refused) same).reason()).contains("--luck own");
  }

  @Test
  void saysWhyThereIsNoAnswer() {
    DoubleUnaryOperator curve = x -> 1_000 * x / (1 + 1_000 * x);
    AxisReplicates good = noisy(curve, 0.01, 5, LuckSharing.OWN, SHARES);

    assertThat(reason(good, new ThresholdLevel.Absolute(2))).contains("is not crossed", "between");
    assertThat(reason(good, new ThresholdLevel.OfControl(0.5)))
        .contains("no human-only control", "--absolute-level");
    assertThat(reason(noisy(curve, 0.01, 2, LuckSharing.OWN, SHARES), HALF))
        .contains("2 replicas are too few", "--replicas 3");
    assertThat(reason(noisy(x -> x == 0 ? 1 / x : 1, 0, 3, LuckSharing.OWN, SHARES), HALF))
        .contains("infinite");
    assertThat(reason(noisy(curve, 0.01, 5, LuckSharing.OWN, new double[] {0, 1}), HALF))
        .contains("at least 3 values");
  }

  private static String reason(AxisReplicates data, ThresholdLevel level) {
    return ((Threshold.Refused) SEARCH.find(data, level)).reason();
  }

  private static Threshold.Found found(AxisReplicates data, ThresholdLevel level) {
    Threshold threshold = SEARCH.find(data, level);
    assertThat(threshold).isInstanceOf(Threshold.Found.class);
    return (Threshold.Found) threshold;
  }

  private static Threshold.Between between(AxisReplicates data) {
    Threshold threshold = SEARCH.find(data, HALF);
    assertThat(threshold).isInstanceOf(Threshold.Between.class);
    return (Threshold.Between) threshold;
  }

  /** The noise is uniform, with the given standard deviation. */
  private static AxisReplicates noisy(
      DoubleUnaryOperator truth, double noise, int replicas, LuckSharing luck, double[] x) {
    UniformRandomProvider chance = new Seed(8).stream("test", "", 0);
    List<AxisReplicates.AxisPlace> places = new ArrayList<>();
    for (double place : x) {
      double[] values = new double[replicas];
      Arrays.setAll(
          values,
          i -> truth.applyAsDouble(place) + noise * Math.sqrt(12) * (chance.nextDouble() - 0.5));
      places.add(new AxisReplicates.AxisPlace(place, values, 0));
    }
    return new AxisReplicates(luck, places, List.of());
  }
}
