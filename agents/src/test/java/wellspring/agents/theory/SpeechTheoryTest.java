package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static wellspring.model.measure.Measure.ERROR_RATE;
import static wellspring.model.measure.Measure.HAZARD_SLOPE;
import static wellspring.model.measure.Measure.HAZARD_SLOPE_HIGH;
import static wellspring.model.measure.Measure.HAZARD_SLOPE_LOW;
import static wellspring.model.measure.Measure.LIKELIHOOD_DECAY;
import static wellspring.model.measure.Measure.LIKELIHOOD_DECAY_EXPECTED;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of errors and of likelihood as models write on is what theory says. */
class SpeechTheoryTest {
  private static final String SPEECH =
      """
      rounds: 3
      language: {kind: zipf, vocabulary: 20, exponent: 1, documentTokens: 10}
      humans: {people: {writers: 1}}
      curators: {nobody: {human: 0, documents: 20}}
      models:
        smooth: {curator: nobody, learner: {prior: 20}}
        rough: {curator: nobody, learner: {prior: 0}}
      evaluation:
        probeDocuments: 100
        heldOutDocuments: 20
        measures:
          - error_rate
          - hazard_slope
          - hazard_slope_low
          - hazard_slope_high
          - likelihood_decay
          - likelihood_decay_expected
      """;

  @ParameterizedTest
  @CsvSource({"10, 20, 20"})
  void likelihoodFallsByEntropyAndDivergence(int length, int documents, double prior) {
    likelihood(40, length, documents, prior);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"10, 20, 20", "3, 100, 5", "20, 10, 200"})
  void likelihoodFallsByEntropyAndDivergenceAtAnySize(int length, int documents, double prior) {
    likelihood(400, length, documents, prior);
  }

  private static void likelihood(int count, int length, int documents, double prior) {
    Replicas replicas =
        Replicas.of(
            SPEECH,
            count,
            "language.documentTokens=" + length,
            "curators.nobody.documents=" + documents,
            "models.smooth.learner.prior=" + prior);
    for (String model : List.of("smooth", "rough")) {
      replicas.assertPredicted(model, List.of(LIKELIHOOD_DECAY, LIKELIHOOD_DECAY_EXPECTED));
      for (int generation = 1; generation <= 3; generation++) {
        replicas.assertMean(model, ERROR_RATE, generation, 0);
      }
    }
  }

  /** Who errs at every place alike is right up to token n with a probability of (1 − ε)^n. */
  @ParameterizedTest
  @CsvSource({"40, 20"})
  void errorsThatComeAtEveryPlaceAlikeCompound(int count, double prior) {
    compounding(count, prior);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"400, 20", "400, 5", "400, 80"})
  void errorsThatComeAtEveryPlaceAlikeCompoundWhateverTheirRate(int count, double prior) {
    compounding(count, prior);
  }

  private static void compounding(int count, double prior) {
    int length = 10;
    int[] half = IntStream.generate(() -> 10).limit(length).toArray();
    Replicas replicas =
        Replicas.of(
            SPEECH,
            new NarrowLanguage(20, half),
            count,
            "~models.rough",
            "models.smooth.learner.prior=" + prior,
            "rounds=1");
    double tokens = 20.0 * length;

    replicas.assertMean("smooth", ERROR_RATE, 1, prior / (tokens + prior) / 2);
    replicas.assertMean("smooth", HAZARD_SLOPE, 1, 0);
  }

  /** Where fewer tokens are right the further a document goes, who knows no places derails. */
  @Test
  void errorsThatComeLateDerail() {
    Replicas replicas =
        Replicas.of(
            SPEECH,
            new NarrowLanguage(20, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11),
            10,
            "~models.smooth",
            "evaluation.probeDocuments=1000");

    for (double low : replicas.values("rough", HAZARD_SLOPE_LOW, 1)) {
      assertThat(low).isPositive();
    }
  }

  /** And where ever more are right, it seems to correct itself. */
  @Test
  void errorsThatComeEarlyAreCorrected() {
    Replicas replicas =
        Replicas.of(
            SPEECH,
            new NarrowLanguage(20, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20),
            10,
            "~models.smooth",
            "evaluation.probeDocuments=1000");

    for (double high : replicas.values("rough", HAZARD_SLOPE_HIGH, 1)) {
      assertThat(high).isNegative();
    }
  }
}
