package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import wellspring.model.language.number.LinearRelation;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.learner.number.RegressionLearner;
import wellspring.model.learner.number.RegressionModel;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;
import wellspring.model.random.StandardNormal;

class RegressionDriftTest {
  private static final Offset<Double> TINY = within(1e-12);
  private static final int REPLICAS = 2000;
  private static final double NOISE = 0.5;
  private static final Seed SEED = new Seed(12);

  @Test
  void theFormulasGiveTheCheckedFigures() {
    assertThat(RegressionForms.replacing(10, 1, 100, 10)).isCloseTo(1.1236, within(5e-5));
    assertThat(RegressionForms.accumulating(10, 1, 100, 10)).isCloseTo(0.1741, within(5e-5));
    double limit = RegressionForms.clean(10, 1, 100) * StrictMath.PI * StrictMath.PI / 6;
    assertThat(RegressionForms.accumulating(10, 1, 100, 100_000)).isCloseTo(limit, within(2e-6));
  }

  @Test
  void withoutPeopleErrorsAddUp() {
    double[] errors = drift(3, 12, DrawMode.EXACT, 0).testError(8);
    for (int t = 1; t <= 8; t++) {
      assertThat(errors[t - 1]).isCloseTo(RegressionForms.replacing(3, NOISE, 12, t), within(1e-9));
    }
  }

  @Test
  void withPeopleAloneNothingIsPassedOn() {
    double clean = RegressionForms.clean(3, NOISE, 12);
    assertThat(drift(3, 12, DrawMode.EXACT, 1).testError(4))
        .containsOnly(new double[] {clean}, TINY);
    assertThat(drift(3, 12, DrawMode.RANDOM, 1).testError(4))
        .containsOnly(new double[] {clean}, TINY);
  }

  /** A random draw is the mean over the binomial distribution of exact ones. */
  @Test
  void aRandomDrawIsTheMeanOfExactOnes() {
    double share = 0.3;
    double mean = 0;
    double probability = StrictMath.pow(share, 12); // of 12 people
    for (int synthetic = 0; synthetic <= 12; synthetic++) {
      mean += probability * RegressionDrift.mixed(3, NOISE, 12 - synthetic, synthetic, 1);
      probability *= (12.0 - synthetic) / (synthetic + 1) * (1 - share) / share;
    }
    double clean = RegressionForms.clean(3, NOISE, 12);
    double kept = (drift(3, 12, DrawMode.RANDOM, share).testError(2)[1] - clean) / clean;

    assertThat(kept).isCloseTo(mean - clean, TINY);
  }

  @Test
  void thePublishedFormulaIsTheLeadingOrder() {
    double published = RegressionForms.mixed(200, 1, 100_000, Share.of(0.3), 2);
    double exact = RegressionDrift.mixed(200, 1, 70_000, 30_000, 2);
    double lastTerm = 0.3 * 0.7 * 2 * 200 / 100_000;
    assertThat(exact)
        .isCloseTo(published, within(0.02 * lastTerm))
        .isNotCloseTo(published, within(0.005 * lastTerm));
  }

  /** Least squares on a mix, n and d so small that only the exact formula fits. */
  @ParameterizedTest
  @CsvSource({"1, 3, 3", "3, 5, 4", "3, 2, 9", "4, 15, 5", "2, 0, 8"})
  void theExactMixIsTheMeanOfFits(int dimension, int humans, int synthetic) {
    RegressionInputs inputs =
        RegressionInputs.of(RegressionInputs.InputKind.FRESH, SEED, dimension);
    RegressionLearner learner = new RegressionLearner(dimension, NOISE, inputs);
    double[] truth = new double[dimension];
    double[] biased = new double[dimension];
    Arrays.setAll(biased, i -> i - 1.5);
    double[] errors = new double[3 * REPLICAS];
    for (int replica = 0; replica < errors.length; replica++) {
      StandardNormal normal = new StandardNormal(SEED.stream("mix", "", replica));
      List<String> documents = new ArrayList<>();
      for (int i = 0; i < humans + synthetic; i++) {
        documents.add(
            LinearRelation.example(i < humans ? truth : biased, NOISE, inputs, i, normal));
      }
      errors[replica] = squared(learner.fit(documents).weights());
    }

    assertMean(errors, RegressionDrift.mixed(dimension, NOISE, humans, synthetic, squared(biased)));
  }

  @ParameterizedTest
  @EnumSource(DrawMode.class)
  void theExactCourseIsTheMeanOfSimulations(DrawMode draw) {
    RegressionDrift drift = new RegressionDrift(3, NOISE, 10, draw, t -> Share.of(0.6 / t));
    double[][] errors = new double[4][REPLICAS];
    for (int replica = 0; replica < REPLICAS; replica++) {
      double[] course = simulate(drift, SEED.stream("course", draw.name(), replica), 4);
      for (int i = 0; i < 4; i++) {
        errors[i][replica] = course[i];
      }
    }
    for (int i = 0; i < 4; i++) {
      assertMean(errors[i], drift.testError(4)[i]);
    }
  }

  @Test
  void tooFewExamplesAreRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> drift(10, 11, DrawMode.EXACT, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "documents is 11, but the error of a regression on 10 inputs has no mean below 12;"
                + " allowed: at least 12");
    assertThatThrownBy(() -> RegressionForms.mixed(10, 1, 11, Share.NONE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 12");
  }

  private static double[] simulate(
      RegressionDrift drift, UniformRandomProvider random, int generations) {
    int dimension = drift.dimension();
    RegressionLanguage language =
        new RegressionLanguage(dimension, NOISE, RegressionInputs.InputKind.FRESH);
    RegressionLearner learner =
        new RegressionLearner(
            dimension,
            NOISE,
            RegressionInputs.of(RegressionInputs.InputKind.FRESH, SEED, dimension));
    Seed people = new Seed(random.nextLong());
    double[] course = new double[generations];
    RegressionModel model = null;
    for (int t = 1; t <= generations; t++) {
      Share aim = t == 1 ? Share.ALL : drift.humanFraction().apply(t);
      int humans = drift.draw().count(aim, drift.documents(), random);
      List<String> corpus = new ArrayList<>();
      for (int i = 0; i < humans; i++) {
        corpus.add(language.writing(people, "people", t, humans).document(i));
      }
      if (humans < drift.documents()) {
        corpus.addAll(model.write(drift.documents() - humans, random));
      }
      model = learner.fit(corpus);
      double[] off = model.weights();
      double[] truth = language.truth();
      Arrays.setAll(off, i -> off[i] - truth[i]);
      course[t - 1] = squared(off);
    }
    return course;
  }

  private static RegressionDrift drift(int dimension, int documents, DrawMode draw, double share) {
    return new RegressionDrift(dimension, NOISE, documents, draw, t -> Share.of(share));
  }

  private static double squared(double[] vector) {
    return Arrays.stream(vector).map(x -> x * x).sum();
  }

  private static void assertMean(double[] values, double expected) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double spread = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(expected, within(3 * StrictMath.sqrt(spread / values.length)));
  }
}
