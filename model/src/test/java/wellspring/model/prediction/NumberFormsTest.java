package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.learner.number.VarianceEstimator;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;
import wellspring.model.prediction.NumberDrift.Moments;

class NumberFormsTest {
  private static final int GENERATIONS = 30;
  private static final Offset<Double> TINY = within(1e-12);
  private static final MemoryRegime REPLACE = new MemoryRegime.Replace();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void replacingAndAccumulatingAreSpecialCasesOfTheDrift(int documents) {
    NumberDrift replace = drift(documents, 0, REPLACE, VarianceEstimator.ML);
    NumberDrift accumulate =
        drift(documents, 0, new MemoryRegime.Accumulate(), VarianceEstimator.ML);

    for (int t = 1; t <= GENERATIONS; t++) {
      assertSame(NumberForms.replacing(documents, t), replace, t);
      assertSame(NumberForms.accumulating(documents, t), accumulate, t);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 100})
  void theUnbiasedVarianceKeepsItsMeanWhileTheMeanWanders(int documents) {
    NumberDrift drift = drift(documents, 0, REPLACE, VarianceEstimator.UNBIASED);
    for (int t = 1; t <= GENERATIONS; t++) {
      assertThat(NumberForms.replacingUnbiased(documents, t).variance()).isEqualTo(1);
      assertSame(NumberForms.replacingUnbiased(documents, t), drift, t);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 0", "10, 0.1", "10, 0.5", "10, 1", "100, 0.07"})
  void mixingIsASpecialCaseOfTheDriftWithExactDraws(int documents, double share) {
    NumberDrift drift = drift(documents, share, REPLACE, VarianceEstimator.ML);
    for (int t = 1; t <= GENERATIONS; t++) {
      assertSame(NumberForms.replacingWithHumans(documents, Share.of(share), t), drift, t);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 0.1", "10, 0.5", "20, 0.85"})
  void pointsThatWeighTheSameAreASpecialCaseOfTheWeights(int documents, double share) {
    for (VarianceEstimator variance : VarianceEstimator.values()) {
      NumberDrift equal = drift(documents, share, REPLACE, variance);
      WeightedNumberDrift weighted =
          new WeightedNumberDrift(documents, always(share), share, variance);
      double[] expected = equal.variance(GENERATIONS);
      double[] errors = equal.meanError(GENERATIONS);
      for (int i = 0; i < GENERATIONS; i++) {
        assertThat(weighted.variance(GENERATIONS)[i]).isCloseTo(expected[i], TINY);
        assertThat(weighted.meanError(GENERATIONS)[i]).isCloseTo(errors[i], TINY);
      }
    }
  }

  @Test
  void corporaOfOneKindKnowNoWeight() {
    for (double share : new double[] {0, 1}) {
      assertThat(
              new WeightedNumberDrift(10, always(share), 0.7, VarianceEstimator.ML)
                  .variance(GENERATIONS))
          .containsExactly(
              drift(10, share, REPLACE, VarianceEstimator.ML).variance(GENERATIONS), within(1e-12));
    }
  }

  @Test
  void theCirculatingFixedPointDropsATerm() {
    Share share = Share.of(0.1);
    double circulating = 0.1 / (0.1 + 0.9 / 100);
    double exact = NumberForms.replacingWithHumans(100, share, 10_000).variance();

    // the fixed point of the two linear equations, solved by hand
    double kept = 0.99;
    double fromError = 0.1 * 0.9 / (1 - 0.81) / 100;
    double byHand = (0.1 * kept + fromError * 0.1) / (1 - 0.9 * kept - fromError * 0.9);
    assertThat(exact).isCloseTo(byHand, TINY).isNotCloseTo(circulating, within(0.003));
  }

  /** The checked figure of n = 100, and direct sums of the chi distribution's mean for few. */
  @Test
  void theMeanDeviationShrinksAsTheChiDistributionSays() {
    assertThat(NumberForms.replacingDeviation(100, VarianceEstimator.UNBIASED, 1))
        .isCloseTo(0.997478, within(5e-7));
    assertThat(NumberForms.replacingDeviation(2, VarianceEstimator.UNBIASED, 1))
        .isCloseTo(StrictMath.sqrt(2 / StrictMath.PI), TINY); // E|z|
    assertThat(NumberForms.replacingDeviation(3, VarianceEstimator.UNBIASED, 4))
        .isCloseTo(StrictMath.PI * StrictMath.PI / 16, TINY); // a Rayleigh mean is √(π/2)
    assertThat(NumberForms.replacingDeviation(2, VarianceEstimator.ML, 3))
        .isCloseTo(StrictMath.pow(StrictMath.PI, -1.5), TINY);
    assertThat(NumberForms.replacingDeviation(1, VarianceEstimator.ML, 1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1, 4, 19})
  void noOtherWeightEndsCloserToPeople(double perHuman) {
    double best = NumberForms.bestHumanWeight(perHuman);
    int documents = 1_000_000;
    double share = 1 / (1 + perHuman);

    assertThat(lastError(documents, share, best))
        .isLessThan(lastError(documents, share, best - 0.01))
        .isLessThan(lastError(documents, share, best + 0.01));
  }

  @Test
  void theBestWeightOfAsManyIsTheGoldenRatio() {
    assertThat(NumberForms.bestHumanWeight(1)).isCloseTo(0.618034, within(5e-7));
  }

  @Test
  void tooFewPointsAreRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> drift(1, 0, REPLACE, VarianceEstimator.UNBIASED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("documents is 1; allowed with the variance UNBIASED: at least 2");
    assertThatThrownBy(() -> drift(0, 0, REPLACE, VarianceEstimator.ML))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> drift(5, 0, new MemoryRegime.Subsample(5), VarianceEstimator.ML))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Subsample");
    assertThatThrownBy(() -> NumberForms.bestHumanWeight(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double lastError(int documents, double share, double weight) {
    return new WeightedNumberDrift(documents, always(share), weight, VarianceEstimator.UNBIASED)
        .meanError(2000)[1999];
  }

  private static void assertSame(Moments expected, NumberDrift drift, int generation) {
    assertThat(drift.variance(generation)[generation - 1]).isCloseTo(expected.variance(), TINY);
    assertThat(drift.meanError(generation)[generation - 1]).isCloseTo(expected.meanError(), TINY);
  }

  private static NumberDrift drift(
      int documents, double share, MemoryRegime memory, VarianceEstimator variance) {
    return new NumberDrift(documents, DrawMode.EXACT, always(share), memory, variance);
  }

  private static IntFunction<Share> always(double share) {
    return generation -> Share.of(share);
  }
}
