package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static wellspring.model.measure.Measure.DEVIATION;
import static wellspring.model.measure.Measure.MEAN_ERROR;
import static wellspring.model.measure.Measure.VARIANCE;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.learner.number.VarianceEstimator;
import wellspring.model.measure.Measure;
import wellspring.model.mix.Share;
import wellspring.model.prediction.NumberDrift.Moments;
import wellspring.model.prediction.NumberForms;

/** Normal distributions in whole runs drift as theory says. */
class NumberTheoryTest {
  private static final List<Measure> MOMENTS = List.of(VARIANCE, MEAN_ERROR);
  private static final int ROUNDS = 8;

  private static final String NUMBERS =
      """
      rounds: 8
      language: {kind: gaussian, dimension: 1}
      humans: {people: {writers: 1}}
      curators:
        nobody: {human: 0, documents: 20}
        some: {human: 0.1, documents: 20, labels: claims}
      models:
        replace: {curator: nobody, learner: {kind: gaussian, variance: ml}}
        accumulate: {curator: nobody, learner: {kind: gaussian, variance: ml}, memory: accumulate}
        unbiased: {curator: nobody, learner: {kind: gaussian, variance: unbiased}}
        mixed: {curator: some, learner: {kind: gaussian, variance: ml}}
        weighted: {curator: some, learner: {kind: gaussian, variance: ml, humanWeight: 0.6}}
        window: {curator: some, learner: {kind: gaussian, variance: unbiased}, memory: {window: 2}}
      evaluation: {probeDocuments: 2, heldOutDocuments: 2, measures: [mean_error, variance, deviation]}
      """;

  @ParameterizedTest
  @CsvSource({"20, 2, 0.1, 0.6"})
  void varianceAndMeanDriftAsTheClosedFormsSay(
      int points, int dimension, double share, double weight) {
    drift(100, points, dimension, share, weight);
  }

  /** The fewer points, the wider the spread: those take more replicas. */
  @Tag("theory")
  @ParameterizedTest
  @CsvSource({
    "1500, 20, 2, 0.1, 0.6",
    "8000, 10, 1, 0.5, 0.618034",
    "1500, 50, 3, 0.02, 0.2",
    "1500, 100, 1, 0.8, 0.9",
  })
  void varianceAndMeanDriftAtAnySizeAsTheClosedFormsSay(
      int count, int points, int dimension, double share, double weight) {
    drift(count, points, dimension, share, weight);
  }

  private static void drift(int count, int points, int dimension, double share, double weight) {
    Replicas replicas =
        Replicas.of(
            NUMBERS,
            count,
            "language.dimension=" + dimension,
            "curators.nobody.documents=" + points,
            "curators.some.documents=" + points,
            "curators.some.human=" + share,
            "models.weighted.learner.humanWeight=" + weight);
    for (int generation : new int[] {1, 2, 4, ROUNDS}) {
      assertMoments(replicas, "replace", generation, NumberForms.replacing(points, generation));
      assertMoments(
          replicas, "accumulate", generation, NumberForms.accumulating(points, generation));
      assertMoments(
          replicas, "unbiased", generation, NumberForms.replacingUnbiased(points, generation));
      assertMoments(
          replicas,
          "mixed",
          generation,
          NumberForms.replacingWithHumans(points, Share.of(share), generation));
      replicas.assertMean(
          "replace",
          DEVIATION,
          generation,
          NumberForms.replacingDeviation(points, VarianceEstimator.ML, generation));
    }
    for (String model : List.of("replace", "accumulate", "unbiased", "mixed")) {
      replicas.assertPredicted(model, MOMENTS);
    }
    replicas.assertPredicted("unbiased", List.of(DEVIATION));
    replicas.assertPredicted("weighted", MOMENTS);
    replicas.assertPredicted("window", MOMENTS);
    if (dimension == 1) {
      assertTypicalVarianceFalls(replicas, points);
    }
  }

  private static void assertMoments(
      Replicas replicas, String model, int generation, Moments expected) {
    replicas.assertMean(model, VARIANCE, generation, expected.variance());
    replicas.assertMean(model, MEAN_ERROR, generation, expected.meanError());
  }

  /** The mean stays at 1, and yet the variance of most replicas falls. */
  private static void assertTypicalVarianceFalls(Replicas replicas, int points) {
    double[] logarithms =
        DoubleStream.of(replicas.values("unbiased", VARIANCE, ROUNDS))
            .map(StrictMath::log)
            .toArray();
    double expected =
        StrictMath.log(
            NumberForms.replacingTypicalVariance(points, VarianceEstimator.UNBIASED, ROUNDS));

    assertThat(Estimate.of(logarithms).isWithin(3, expected))
        .as("mean logarithm %s, expected %s", Estimate.of(logarithms), expected)
        .isTrue();
    assertThat(expected).isNegative();
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"1, 0.618034, 0.3, 0.95", "3, 0.434259, 0.15, 0.8"})
  void theBestHumanWeightIsBetterThanLessAndMore(
      int syntheticPerHuman, double best, double less, double more) {
    assertThat(NumberForms.bestHumanWeight(syntheticPerHuman))
        .isCloseTo(best, org.assertj.core.api.Assertions.within(5e-7));
    Estimate error = meanError(syntheticPerHuman, best);

    assertThat(error.mean() + 3 * error.standardError())
        .isLessThan(meanError(syntheticPerHuman, less).mean())
        .isLessThan(meanError(syntheticPerHuman, more).mean());
  }

  private static Estimate meanError(int syntheticPerHuman, double weight) {
    int points = 20 * (1 + syntheticPerHuman);
    Replicas replicas =
        Replicas.of(
            NUMBERS,
            1000,
            "~models.replace",
            "~models.accumulate",
            "~models.unbiased",
            "~models.mixed",
            "~models.window",
            "~curators.nobody",
            "curators.some.documents=" + points,
            "curators.some.human=" + 1.0 / (1 + syntheticPerHuman),
            "models.weighted.learner.humanWeight=" + weight);
    replicas.assertPredicted("weighted", MOMENTS);
    return replicas.estimate("weighted", MEAN_ERROR, ROUNDS);
  }
}
