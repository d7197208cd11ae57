package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static wellspring.model.measure.Measure.MISSING_MASS;
import static wellspring.model.measure.Measure.SURVIVING_VOCABULARY;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.prediction.MissingMass;
import wellspring.model.prediction.RareTokens;

/** What models lose of a long tail in whole runs is what theory says. */
class TailTheoryTest {
  private static final String TAIL =
      """
      rounds: 2
      language: {kind: zipf, vocabulary: 20000, exponent: 2, documentTokens: 100}
      humans: {people: {writers: 1}}
      curators: {nobody: {human: 0, documents: 10}}
      models:
        whole: {curator: nobody}
        cut: {curator: nobody, learner: {topK: 3}}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [surviving_vocabulary, missing_mass]}
      """;

  private static final String RARE =
      """
      rounds: 10
      language: {kind: zipf, vocabulary: 400, exponent: 0, documentTokens: 50}
      humans: {people: {writers: 1}}
      curators: {nobody: {human: 0, documents: 8}}
      models:
        replace: {curator: nobody}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [surviving_vocabulary, missing_mass]}
      """;

  @ParameterizedTest
  @CsvSource({"2, 20, 3"})
  void aSampleMissesItsTailAndACutAddsAFloor(double exponent, int documents, int kept) {
    tail(20, exponent, documents, kept);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"2, 20, 3", "2, 150, 5", "1.5, 150, 4", "3, 100, 3"})
  void anySampleMissesItsTailAndACutAddsAFloor(double exponent, int documents, int kept) {
    tail(60, exponent, documents, kept);
  }

  private static void tail(int count, double exponent, int documents, int kept) {
    Replicas replicas =
        Replicas.of(
            TAIL,
            count,
            "language.exponent=" + exponent,
            "curators.nobody.documents=" + documents,
            "models.cut.learner.topK=" + kept);
    double[] frequencies = new ZipfLanguage(20_000, exponent, 1).tokenFrequencies();
    int tokens = documents * 100;

    replicas.assertMean("whole", MISSING_MASS, 1, MissingMass.missingMass(frequencies, tokens));
    replicas.assertMean(
        "cut", MISSING_MASS, 2, MissingMass.missingMassAfterCut(frequencies, kept, tokens));
    replicas.assertPredicted("whole", SURVIVING_VOCABULARY, 1);
    replicas.assertPredicted("cut", List.of(MISSING_MASS, SURVIVING_VOCABULARY));
  }

  /** The floor's share of the exponent is read off two cuts, as the sample's is off two sizes. */
  @Tag("theory")
  @Test
  void missingMassFallsWithTheSampleAsThePowerLaw() {
    double few = missing(20);
    double many = missing(320);

    assertThat(-StrictMath.log(many / few) / StrictMath.log(16))
        .isCloseTo(MissingMass.cleanExponent(2), Assertions.within(0.03));
    double[] frequencies = new ZipfLanguage(20_000, 2, 1).tokenFrequencies();
    assertThat(few)
        .isCloseTo(
            MissingMass.missingMassOfZipf(2, frequencies[0], 2_000), Percentage.withPercentage(3));
  }

  private static double missing(int documents) {
    return Replicas.of(
            TAIL, 60, "rounds=1", "~models.cut", "curators.nobody.documents=" + documents)
        .estimate("whole", MISSING_MASS, 1)
        .mean();
  }

  @ParameterizedTest
  @CsvSource({"8, 1"})
  void rareTokensLiveAsLongAsTheBoundSays(int documents, double count) {
    rare(20, documents, count);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"8, 1", "8, 0.5", "4, 3", "40, 2"})
  void rareTokensOfAnyCountLiveAsLongAsTheBoundSays(int documents, double count) {
    rare(200, documents, count);
  }

  /** All tokens are alike, so that each is expected equally often in the first corpus. */
  private static void rare(int replicaCount, int documents, double count) {
    int tokens = documents * 50;
    Replicas replicas =
        Replicas.of(
            RARE,
            replicaCount,
            "curators.nobody.documents=" + documents,
            "language.vocabulary=" + (int) (tokens / count));
    for (int generation : new int[] {1, 2, 5, 10}) {
      double bound = RareTokens.aliveAtLeast(tokens / (double) (int) (tokens / count), generation);
      Estimate alive = replicas.estimate("replace", SURVIVING_VOCABULARY, generation);

      assertThat(alive.mean() + 3 * alive.standardError()).isGreaterThan(bound);
      assertThat(alive.mean()).isCloseTo(bound, Percentage.withPercentage(10));
    }
  }
}
