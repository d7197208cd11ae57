package wellspring.model.learner.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import wellspring.model.language.number.NumberText;
import wellspring.model.random.Seed;

class GaussianLearnerTest {
  private static final List<String> POINTS = List.of("0 1", "2 3", "4 -1", "2 5");

  @Test
  void maximumLikelihoodDividesByTheNumberOfPoints() {
    MultivariateNormal normal = learner(2, VarianceEstimator.ML).fit(POINTS, List.of()).normal();

    assertThat(normal.mean()).containsExactly(2, 2);
    assertThat(normal.covariance(0, 0)).isCloseTo(8 / 4.0, within(1e-15));
    assertThat(normal.covariance(1, 1)).isCloseTo(20 / 4.0, within(1e-15));
    assertThat(normal.covariance(0, 1)).isCloseTo(-4 / 4.0, within(1e-15));
    assertThat(normal.covariance(1, 0)).isEqualTo(normal.covariance(0, 1));
  }

  @Test
  void unbiasedDividesByOneLess() {
    MultivariateNormal normal =
        learner(2, VarianceEstimator.UNBIASED).fit(POINTS, List.of()).normal();

    assertThat(normal.mean()).containsExactly(2, 2);
    assertThat(normal.covariance(0, 0)).isCloseTo(8 / 3.0, within(1e-15));
    assertThat(normal.covariance(1, 1)).isCloseTo(20 / 3.0, within(1e-14));
    assertThat(normal.covariance(0, 1)).isCloseTo(-4 / 3.0, within(1e-15));
  }

  @Test
  void humanPointsHaveTheWeightThatIsAskedFor() {
    GaussianLearner learner = weighted(0.75, VarianceEstimator.ML);

    MultivariateNormal normal =
        learner.fit(List.of("8", "0", "4", "2"), List.of(1.0, 0.2, 0.5, 0.0)).normal();

    // 3/4 on the 8; 1/4 on 0, 4 and 2: a document is human if more likely than not
    assertThat(normal.mean()[0]).isCloseTo(0.75 * 8 + 0.25 * 2, within(1e-15));
    double square = 0.75 * 64 + 0.25 * (0 + 16 + 4) / 3;
    assertThat(normal.covariance(0, 0)).isCloseTo(square - 6.5 * 6.5, within(1e-13));
  }

  @Test
  void unbiasedWeightsDivideByWhatTheirSquaresLeave() {
    MultivariateNormal ml =
        weighted(0.75, VarianceEstimator.ML)
            .fit(List.of("8", "0", "4"), List.of(1.0, 0.0, 0.0))
            .normal();
    MultivariateNormal unbiased =
        weighted(0.75, VarianceEstimator.UNBIASED)
            .fit(List.of("8", "0", "4"), List.of(1.0, 0.0, 0.0))
            .normal();

    double squares = 0.75 * 0.75 + 2 * 0.125 * 0.125;
    assertThat(unbiased.covariance(0, 0))
        .isCloseTo(ml.covariance(0, 0) / (1 - squares), within(1e-13));
  }

  @Test
  void weightsAreEqualWhereNobodySaysOrAllAreOfOneKind() {
    List<String> points = List.of("8", "0", "1");
    for (List<Double> labels :
        List.of(List.<Double>of(), List.of(1.0, 1.0, 1.0), List.of(0.0, 0.4, 0.5))) {
      assertThat(weighted(0.9, VarianceEstimator.ML).fit(points, labels).normal().mean()[0])
          .isCloseTo(3, within(1e-15));
    }
  }

  @Test
  void aModelWritesWhatItHasLearned() {
    GaussianModel model = learner(2, VarianceEstimator.ML).fit(POINTS, List.of());
    int documents = 40_000;

    MultivariateNormal written =
        learner(2, VarianceEstimator.ML)
            .fit(model.write(documents, new Seed(2).stream("write", "", 0)), List.of())
            .normal();

    double perDocument = 1 / StrictMath.sqrt(documents);
    for (int i = 0; i < 2; i++) {
      double variance = model.normal().covariance(i, i);
      assertThat(written.mean()[i])
          .isCloseTo(2, within(3 * StrictMath.sqrt(variance) * perDocument));
      assertThat(written.covariance(i, i))
          .isCloseTo(variance, within(3 * StrictMath.sqrt(2) * variance * perDocument));
    }
    double error = StrictMath.sqrt(2 * 5 + 1) * perDocument; // Σ₁₁Σ₂₂ + Σ₁₂²
    assertThat(written.covariance(0, 1)).isCloseTo(-1, within(3 * error));
  }

  @Test
  void likelihoodsAreTheDensityWorkedOutByHand() {
    GaussianModel model = learner(2, VarianceEstimator.ML).fit(POINTS, List.of());

    // Σ = (2 −1; −1 5), det 9, Σ⁻¹ = (5 1; 1 2)/9; at (3, 4): x − μ = (1, 2)
    double distance = (5 + 2 * 2 + 2 * 4) / 9.0;
    double expected = -StrictMath.log(2 * StrictMath.PI) - StrictMath.log(9) / 2 - distance / 2;
    assertThat(model.logLikelihoods(List.of("3 4"))[0]).isCloseTo(expected, within(1e-12));
  }

  @Test
  void aLineOfPointsIsWrittenOnItsLineAndGivesNoDensity() {
    GaussianModel model =
        learner(3, VarianceEstimator.ML).fit(List.of("1 2 0.3", "2 4 0.3", "4 8 0.3"), List.of());

    assertThat(model.normal().isSingular()).isTrue();
    for (String text : model.write(100, new Seed(2).stream("write", "", 0))) {
      double[] point = NumberText.parse(text, 3);
      assertThat(point[1]).isCloseTo(2 * point[0], within(1e-12));
      assertThat(point[2]).isCloseTo(0.3, within(1e-12));
    }
    assertThat(model.logLikelihoods(List.of("1 2 0.3"))).containsExactly(Double.NEGATIVE_INFINITY);
  }

  @Test
  void aSinglePointIsRepeatedForEver() {
    GaussianModel model = learner(1, VarianceEstimator.ML).fit(List.of("0.5"), List.of());
    assertThat(model.write(3, new Seed(2).stream("write", "", 0))).containsOnly("0.5");
  }

  @Test
  void aSinglePointHasNoUnbiasedVariance() {
    assertThatThrownBy(() -> learner(1, VarianceEstimator.UNBIASED).fit(List.of("0.5"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two documents");
  }

  @Test
  void whatIsNoWeightIsRefused() {
    for (double weight : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> weighted(weight, VarianceEstimator.ML))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("humanWeight");
    }
  }

  private static GaussianLearner learner(int dimension, VarianceEstimator variance) {
    return new GaussianLearner(dimension, variance, OptionalDouble.empty());
  }

  private static GaussianLearner weighted(double weight, VarianceEstimator variance) {
    return new GaussianLearner(1, variance, OptionalDouble.of(weight));
  }
}
