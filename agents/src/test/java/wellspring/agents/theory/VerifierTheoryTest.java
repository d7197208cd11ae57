package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static wellspring.model.measure.Measure.CORPUS_RIGHT;

import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.VerifierSpec;
import wellspring.agents.scenario.VerifierSpec.Scope;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.mix.Share;
import wellspring.model.prediction.VerifierEffect;

/** What verification is worth in whole runs is what its odds say. */
class VerifierTheoryTest {
  private static final String VERIFIED =
      """
      rounds: 4
      language: {kind: zipf, vocabulary: 10, documentTokens: 1}
      humans: {people: {writers: 20, documents: 50}}
      curators: {desk: {human: 0, documents: 200}}
      models:
        north: {curator: desk, documents: 1000}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [corpus_right]}
      """;

  /** Each generation repeats what it was taught: the odds change by ψ/φ every time. */
  @ParameterizedTest
  @CsvSource({"0.9, 0.3, SYNTHETIC", "0.4, 0.8, SYNTHETIC", "0.6, 0.6, SYNTHETIC", "1, 0.5, ALL"})
  void verifiedTextIsRightAsOftenAsItsOddsSay(double right, double wrong, Scope of) {
    RightWords language = new RightWords(10, 1, 1);
    VerifierSpec verifier = new VerifierSpec(Share.of(right), Share.of(wrong), of);

    Replicas replicas = Replicas.of(verifying(verifier), language, 20);

    double expected = language.wrongShare();
    for (int generation = 1; generation <= 4; generation++) {
      if (generation > 1 || of == Scope.ALL) {
        expected = VerifierEffect.wrongShare(expected, verifier.right(), verifier.wrong());
      }
      replicas.assertMean("north", CORPUS_RIGHT, generation, 1 - expected);
    }
  }

  /**
   * Of two words the second is wrong, so often as people use it. A model that says what most of its
   * verified text says is then right for ever if their error is below the tolerable one, and wrong
   * for ever if it is above.
   */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.9, 0.6",
    "0.5, 0.4, 0.9",
    "1, 0.8, 1",
    "1, 0.3, 1",
    "2, 0.3, 0.6",
    "2, 0.1, 1"
  })
  void majorityOfVerifiedTextIsRightIfPeopleErrLessThanIsTolerable(
      double exponent, double right, double wrong) {
    RightWords language = new RightWords(2, exponent, 2);
    VerifierSpec verifier = new VerifierSpec(Share.of(right), Share.of(wrong), Scope.ALL);
    double tolerable = VerifierEffect.tolerableError(verifier.right(), verifier.wrong());

    Replicas replicas =
        Replicas.of(
            verifying(verifier, "language.vocabulary=2", "models.north.learner.topK=1"),
            language,
            5);

    for (int generation = 2; generation <= 4; generation++) {
      assertThat(replicas.values("north", CORPUS_RIGHT, generation))
          .containsOnly(language.wrongShare() < tolerable ? 1 : 0);
    }
  }

  /** The verifier is set past the loader, which knows no language of right and wrong words. */
  private static Scenario verifying(VerifierSpec verifier, String... overrides) {
    Scenario plain = Replicas.load(VERIFIED, overrides);
    TreeMap<String, CuratorSpec> curators = new TreeMap<>(plain.curators());
    curators.replaceAll(
        (name, desk) ->
            new CuratorSpec(
                desk.human(),
                desk.draw(),
                desk.documents(),
                desk.pool(),
                new LabelPolicy.None(),
                Optional.of(verifier)));
    return new Scenario(
        plain.name(),
        plain.description(),
        plain.seed(),
        plain.rounds(),
        plain.language(),
        plain.humans(),
        curators,
        plain.models(),
        plain.evaluation(),
        plain.collapse());
  }
}
