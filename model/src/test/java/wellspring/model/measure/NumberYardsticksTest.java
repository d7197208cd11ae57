package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.number.GaussianLearner;
import wellspring.model.learner.number.RegressionLearner;
import wellspring.model.learner.number.VarianceEstimator;
import wellspring.model.random.Seed;

class NumberYardsticksTest {
  private static final Seed SEED = new Seed(8);
  private static final Offset<Double> TINY = within(1e-12);
  private static final int HELD_OUT = 20_000;

  @Test
  void figuresOfOneDimensionAreThoseOfTheTextbook() {
    // mean 3, variance 4
    SortedMap<Measure, Double> figures = measure(1, List.of("1", "5"));

    assertThat(figures.get(Measure.MEAN_ERROR)).isCloseTo(9, TINY);
    assertThat(figures.get(Measure.VARIANCE)).isCloseTo(4, TINY);
    assertThat(figures.get(Measure.DEVIATION)).isCloseTo(2, TINY);
    assertThat(figures.get(Measure.WASSERSTEIN)).isCloseTo(StrictMath.sqrt(9 + 1), TINY);
    double ln2 = StrictMath.log(2);
    assertThat(figures.get(Measure.KL_TRUTH_MODEL)).isCloseTo(ln2 + (1 + 9) / 8.0 - 0.5, TINY);
    assertThat(figures.get(Measure.KL_MODEL_TRUTH)).isCloseTo(-ln2 + (4 + 9) / 2.0 - 0.5, TINY);
  }

  @Test
  void figuresAreByDimensionButTheDistance() {
    // means 3 and 0, variances 4 and 1, uncorrelated
    SortedMap<Measure, Double> figures = measure(2, List.of("1 1", "5 1", "1 -1", "5 -1"));
    SortedMap<Measure, Double> alone = measure(1, List.of("1", "5"));

    assertThat(figures.get(Measure.MEAN_ERROR)).isCloseTo(4.5, TINY);
    assertThat(figures.get(Measure.VARIANCE)).isCloseTo(2.5, TINY);
    assertThat(figures.get(Measure.DEVIATION)).isCloseTo(1.5, TINY);
    assertThat(figures.get(Measure.WASSERSTEIN)).isCloseTo(StrictMath.sqrt(10), TINY);
    for (Measure divergence : List.of(Measure.KL_TRUTH_MODEL, Measure.KL_MODEL_TRUTH)) {
      assertThat(figures.get(divergence)).isCloseTo(alone.get(divergence) / 2, TINY);
    }
  }

  /** People have no preferred direction, so that turning a model by 45° changes none of these. */
  @Test
  void turningAModelChangesNoDistance() {
    double h = StrictMath.sqrt(0.5);
    SortedMap<Measure, Double> straight =
        measure(2, List.of("2 0.5", "-2 0.5", "2 -0.5", "-2 -0.5"));
    SortedMap<Measure, Double> turned =
        measure(
            2,
            List.of(
                point(h * 1.5, h * 2.5),
                point(h * -2.5, h * -1.5),
                point(h * 2.5, h * 1.5),
                point(h * -1.5, h * -2.5)));

    for (Measure measure :
        List.of(
            Measure.WASSERSTEIN,
            Measure.KL_TRUTH_MODEL,
            Measure.KL_MODEL_TRUTH,
            Measure.VARIANCE)) {
      assertThat(turned.get(measure)).isCloseTo(straight.get(measure), TINY);
    }
    assertThat(turned.get(Measure.DEVIATION)).isGreaterThan(straight.get(Measure.DEVIATION));
  }

  @Test
  void aModelThatLostADimensionIsInfinitelyFarInInformationAlone() {
    SortedMap<Measure, Double> figures = measure(2, List.of("1 1", "-1 -1"));

    for (Measure measure :
        List.of(
            Measure.KL_TRUTH_MODEL,
            Measure.KL_MODEL_TRUTH,
            Measure.HELD_OUT_CROSS_ENTROPY,
            Measure.HELD_OUT_PERPLEXITY)) {
      assertThat(figures.get(measure)).isEqualTo(Double.POSITIVE_INFINITY);
    }
    assertThat(figures.get(Measure.VARIANCE)).isCloseTo(1, TINY);
    assertThat(figures.get(Measure.WASSERSTEIN))
        .isCloseTo(StrictMath.sqrt(1 + (3 - 2 * StrictMath.sqrt(2))), TINY);
  }

  @Test
  void peopleAreAsGoodAsAModelCanBe() {
    assertThat(new GaussianBenchmark(new GaussianLanguage(3), SEED, 5, 5).human())
        .containsAllEntriesOf(
            Map.of(
                Measure.MEAN_ERROR, 0.0,
                Measure.VARIANCE, 1.0,
                Measure.DEVIATION, 1.0,
                Measure.WASSERSTEIN, 0.0,
                Measure.KL_TRUTH_MODEL, 0.0,
                Measure.KL_MODEL_TRUTH, 0.0));
    assertThat(regressions(0.5).human())
        .containsEntry(Measure.TEST_ERROR, 0.0)
        .containsEntry(Measure.KL_TRUTH_MODEL, 0.0);
  }

  /** The entropy of people, and what a model adds to it: its divergence. */
  @Test
  void crossEntropyOfPointsIsEntropyPlusDivergence() {
    GaussianBenchmark yardstick = new GaussianBenchmark(new GaussianLanguage(1), SEED, HELD_OUT, 1);
    double entropy = StrictMath.log(2 * StrictMath.PI * StrictMath.E) / 2;

    double human = yardstick.human().get(Measure.HELD_OUT_CROSS_ENTROPY);
    assertThat(human).isCloseTo(entropy, within(3 * StrictMath.sqrt(0.5 / HELD_OUT)));

    SortedMap<Measure, Double> model =
        yardstick.measure(gaussian(1, List.of("1", "-1.5")), List.of());
    double cost = model.get(Measure.HELD_OUT_CROSS_ENTROPY);
    double error = StrictMath.sqrt(0.5 / HELD_OUT); // of x²/2; the model is somewhat narrower
    assertThat(cost).isCloseTo(entropy + model.get(Measure.KL_TRUTH_MODEL), within(3 * error));
    assertThat(model.get(Measure.HELD_OUT_PERPLEXITY)).isCloseTo(StrictMath.exp(cost), TINY);
  }

  @Test
  void crossEntropyOfExamplesIsEntropyPlusDivergence() {
    RegressionBenchmark yardstick = regressions(0.5);
    SortedMap<Measure, Double> model =
        yardstick.measure(regression(List.of("1 0 1", "0 1 0.5")), List.of());
    double human = yardstick.human().get(Measure.HELD_OUT_CROSS_ENTROPY);
    double difference = model.get(Measure.HELD_OUT_CROSS_ENTROPY) - human;

    double entropy = StrictMath.log(2 * StrictMath.PI * StrictMath.E) / 2 + StrictMath.log(0.5) / 3;
    assertThat(human).isCloseTo(entropy, within(3 * StrictMath.sqrt(0.5 / 3 / HELD_OUT)));
    // of (y − ŵx)²/2σ² − (y − wx)²/2σ², an off of variance v has the variance v + v²/2
    double v = model.get(Measure.TEST_ERROR) / 0.25;
    double error = StrictMath.sqrt((v + v * v / 2) / HELD_OUT) / 3;
    assertThat(difference).isCloseTo(model.get(Measure.KL_TRUTH_MODEL), within(3 * error));
  }

  @Test
  void testErrorIsTheSquaredDistanceFromTheTruth() {
    double w = StrictMath.sqrt(0.5);
    SortedMap<Measure, Double> figures =
        regressions(2).measure(regression(List.of("1 0 1", "0 1 0.5")), List.of());

    double error = (1 - w) * (1 - w) + (0.5 - w) * (0.5 - w);
    assertThat(figures.get(Measure.TEST_ERROR)).isCloseTo(error, TINY);
    assertThat(figures.get(Measure.KL_MODEL_TRUTH)).isCloseTo(error / (2 * 4) / 3, TINY);
  }

  @Test
  void modelsOfOtherKindsAreRefused() {
    LanguageModel regression = regression(List.of("1 0 1", "0 1 0.5"));
    assertThatThrownBy(
            () ->
                new GaussianBenchmark(new GaussianLanguage(1), SEED, 5, 5)
                    .measure(regression, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RegressionModel");
    assertThatThrownBy(() -> regressions(1).measure(gaussian(1, List.of("1")), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GaussianModel");
  }

  private static String point(double x, double y) {
    return x + " " + y;
  }

  private static SortedMap<Measure, Double> measure(int dimension, List<String> points) {
    return new GaussianBenchmark(new GaussianLanguage(dimension), SEED, 5, 5)
        .measure(gaussian(dimension, points), List.of());
  }

  private static LanguageModel gaussian(int dimension, List<String> points) {
    return new GaussianLearner(dimension, VarianceEstimator.ML, OptionalDouble.empty())
        .fit(points, List.of());
  }

  private static RegressionBenchmark regressions(double noise) {
    return new RegressionBenchmark(
        new RegressionLanguage(2, noise, RegressionInputs.InputKind.FRESH), SEED, HELD_OUT, 5);
  }

  private static LanguageModel regression(List<String> examples) {
    return new RegressionLearner(
            2, 0.5, RegressionInputs.of(RegressionInputs.InputKind.FRESH, SEED, 2))
        .fit(examples);
  }
}
