package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.learner.number.GaussianLearner;
import wellspring.model.learner.number.GaussianModel;
import wellspring.model.learner.number.VarianceEstimator;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.ReplayBuffer;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/** The exact courses against the means of many simulations with the real learner. */
class NumberDriftSimulationTest {
  private static final int GENERATIONS = 5;
  private static final int REPLICAS = 1000;
  private static final int DOCUMENTS = 5;
  private static final Seed SEED = new Seed(11);

  /** A document, and whether a person wrote it. */
  private record Point(String text, boolean human) {}

  static List<Arguments> settings() {
    MemoryRegime replace = new MemoryRegime.Replace();
    MemoryRegime accumulate = new MemoryRegime.Accumulate();
    return List.of(
        Arguments.of(replace, DrawMode.EXACT, 0, VarianceEstimator.ML),
        Arguments.of(replace, DrawMode.RANDOM, 0.2, VarianceEstimator.ML),
        Arguments.of(replace, DrawMode.EXACT, 0.2, VarianceEstimator.UNBIASED),
        Arguments.of(accumulate, DrawMode.RANDOM, 0.1, VarianceEstimator.ML),
        Arguments.of(accumulate, DrawMode.EXACT, 0.2, VarianceEstimator.UNBIASED),
        Arguments.of(new MemoryRegime.Window(2), DrawMode.RANDOM, 0.2, VarianceEstimator.UNBIASED),
        Arguments.of(new MemoryRegime.Window(3), DrawMode.EXACT, 0, VarianceEstimator.ML),
        Arguments.of(new MemoryRegime.Anchor(2), DrawMode.RANDOM, 0.1, VarianceEstimator.ML),
        Arguments.of(new MemoryRegime.Anchor(9), DrawMode.EXACT, 0, VarianceEstimator.UNBIASED));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theExactCourseIsTheMeanOfSimulations(
      MemoryRegime memory, DrawMode draw, double humans, VarianceEstimator variance) {
    NumberDrift drift =
        new NumberDrift(
            DOCUMENTS, draw, generation -> falling(humans, generation), memory, variance);
    Sums sums = new Sums();
    for (int replica = 0; replica < REPLICAS; replica++) {
      simulate(
          drift, OptionalDouble.empty(), SEED.stream("drift", memory + "" + draw, replica), sums);
    }
    sums.assertMeans(drift.variance(GENERATIONS), drift.meanError(GENERATIONS));
  }

  @Test
  void theWeightedCourseIsTheMeanOfSimulations() {
    for (VarianceEstimator variance : VarianceEstimator.values()) {
      NumberDrift equal =
          new NumberDrift(
              DOCUMENTS,
              DrawMode.EXACT,
              generation -> falling(0.4, generation),
              new MemoryRegime.Replace(),
              variance);
      WeightedNumberDrift weighted =
          new WeightedNumberDrift(DOCUMENTS, equal.humanFraction(), 0.7, variance);
      Sums sums = new Sums();
      for (int replica = 0; replica < REPLICAS; replica++) {
        simulate(equal, OptionalDouble.of(0.7), SEED.stream("weighted", "", replica), sums);
      }
      sums.assertMeans(weighted.variance(GENERATIONS), weighted.meanError(GENERATIONS));
    }
  }

  /** Unbiased fitting keeps the mean of the variance, but not that of the deviation. */
  @Test
  void theMeanDeviationIsTheMeanOfSimulations() {
    for (VarianceEstimator variance : VarianceEstimator.values()) {
      NumberDrift drift =
          new NumberDrift(
              DOCUMENTS, DrawMode.EXACT, t -> Share.NONE, new MemoryRegime.Replace(), variance);
      Sums sums = new Sums();
      for (int replica = 0; replica < REPLICAS; replica++) {
        simulate(drift, OptionalDouble.empty(), SEED.stream("deviation", "", replica), sums);
      }
      double[] expected =
          IntStream.rangeClosed(1, GENERATIONS)
              .mapToDouble(t -> NumberForms.replacingDeviation(DOCUMENTS, variance, t))
              .toArray();
      Sums.assertMean(sums.deviations, expected);
    }
  }

  /** Falls over the generations, so that a fraction taken from the wrong one shows. */
  private static Share falling(double humans, int generation) {
    return Share.of(Math.min(1, humans * 3 / generation));
  }

  /** Two dimensions, each of which is one more sample. */
  private static void simulate(
      NumberDrift drift, OptionalDouble weight, UniformRandomProvider random, Sums sums) {
    GaussianLearner learner = new GaussianLearner(2, drift.variance(), weight);
    Seed people = new Seed(random.nextLong());
    ReplayBuffer<Point> shelf = ReplayBuffer.empty();
    GaussianModel model = null;
    for (int generation = 1; generation <= GENERATIONS; generation++) {
      int humans = DOCUMENTS;
      if (model != null) {
        Share aim = drift.humanFraction().apply(generation);
        humans = drift.draw().count(aim, DOCUMENTS, random);
      }
      List<Point> fresh = written(people, generation, humans);
      if (humans < DOCUMENTS) {
        model.write(DOCUMENTS - humans, random).forEach(text -> fresh.add(new Point(text, false)));
      }
      shelf = drift.memory().rule().keep(shelf, fresh);
      List<Point> points = shelf.documents();
      model =
          learner.fit(
              points.stream().map(Point::text).toList(),
              points.stream().map(point -> point.human() ? 1.0 : 0.0).toList());
      sums.add(generation, model);
    }
  }

  private static List<Point> written(Seed seed, int round, int documents) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      String text = new GaussianLanguage(2).writing(seed, "people", round, documents).document(i);
      points.add(new Point(text, true));
    }
    return points;
  }

  /** Sums and sums of squares, by generation. */
  private static final class Sums {
    private final double[][] variances = new double[GENERATIONS][3];
    private final double[][] meanErrors = new double[GENERATIONS][3];
    private final double[][] deviations = new double[GENERATIONS][3];

    void add(int generation, GaussianModel model) {
      double[] variance = new double[2];
      double meanError = 0;
      double deviation = 0;
      for (int i = 0; i < 2; i++) {
        variance[i] = model.normal().covariance(i, i);
        meanError += model.normal().mean()[i] * model.normal().mean()[i] / 2;
        deviation += StrictMath.sqrt(variance[i]) / 2;
      }
      add(variances[generation - 1], (variance[0] + variance[1]) / 2);
      add(meanErrors[generation - 1], meanError);
      add(deviations[generation - 1], deviation);
    }

    void assertMeans(double[] variance, double[] meanError) {
      assertMean(variances, variance);
      assertMean(meanErrors, meanError);
    }

    private static void add(double[] sums, double value) {
      sums[0]++;
      sums[1] += value;
      sums[2] += value * value;
    }

    static void assertMean(double[][] sums, double[] expected) {
      for (int i = 0; i < GENERATIONS; i++) {
        double mean = sums[i][1] / sums[i][0];
        double spread = sums[i][2] / sums[i][0] - mean * mean;
        assertThat(mean)
            .as("generation %d", i + 1)
            .isCloseTo(expected[i], within(3 * StrictMath.sqrt(spread / sums[i][0])));
      }
    }
  }
}
