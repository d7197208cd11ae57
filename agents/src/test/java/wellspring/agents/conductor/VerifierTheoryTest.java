package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Measured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.Labels;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.VerifierSpec;
import wellspring.agents.scenario.VerifierSpec.Scope;
import wellspring.agents.world.Languages;
import wellspring.model.language.CheckableLanguage;
import wellspring.model.measure.Measure;
import wellspring.model.mix.Share;
import wellspring.model.prediction.Verification;

/** Curators that verify, through the whole simulation, against the odds of what they keep. */
class VerifierTheoryTest {
  private static final int DOCUMENTS = 500;

  /** Each generation repeats what it was taught: the odds change by ψ/φ every time. */
  @ParameterizedTest
  @CsvSource({"0.9, 0.3, SYNTHETIC", "0.4, 0.8, SYNTHETIC", "0.6, 0.6, SYNTHETIC", "1, 0.5, ALL"})
  void verifiedTextIsRightAsOftenAsItsOddsSay(double right, double wrong, Scope of) {
    RightWords language = new RightWords();
    Share keepsRight = Share.of(right);
    Share keepsWrong = Share.of(wrong);

    Replicas replicas =
        Replicas.of(
            verifying(new VerifierSpec(keepsRight, keepsWrong, of), 5 * DOCUMENTS), language, 20);

    double expected = language.wrongShare();
    for (int round = 0; round < 4; round++) {
      if (round > 0 || of == Scope.ALL) {
        expected = Verification.wrongShare(expected, keepsRight, keepsWrong);
      }
      assertThat(replicas.mean(Measure.CORPUS_RIGHT, "north", round).errorsFrom(1 - expected))
          .as("round %d", round)
          .isBetween(-3.0, 3.0);
    }
  }

  @Test
  void verifierThatLeavesTooLittleEndsTheRunWithTheKeyAndTheRemedy() {
    VerifierSpec strict = new VerifierSpec(Share.of(0.3), Share.NONE, Scope.SYNTHETIC);
    TestRun run =
        TestRun.of(verifying(strict, 2 * DOCUMENTS), new RightWords(), 2, new MemoryEventLog());

    assertThat(run.ended().status()).isEqualTo(Status.FAILED);
    assertThat(run.ended().reason())
        .matches(
            "desk failed in round 1: the corpus needs 500 documents of models.north, but of 1000"
                + " written \\d+ are kept; raise models.north.documents");
  }

  /** In the grammar a closed model repeats facts that are true no more. */
  @Test
  void verifierOfFactsKeepsWhatItsModelStillHasRight() {
    Scenario scenario =
        new ScenarioLoader(Path.of(""))
            .load(
                "grammar",
                List.of(
                    "rounds=4",
                    "~models.tenth",
                    "~models.open",
                    "~curators.tenth-human",
                    "~curators.all-human",
                    "curators.no-human.documents=300",
                    "curators.no-human.verifier={right:0.8,wrong:0.2}",
                    "models.closed.documents=1500",
                    "evaluation={probeDocuments:5,heldOutDocuments:5}"));
    CheckableLanguage language = (CheckableLanguage) Languages.of(scenario.language());

    TestRun run = TestRun.of(scenario, 2, new MemoryEventLog());

    for (int round = 1; round < 4; round++) {
      double expected =
          1 - Verification.wrongShare(wrong(run, language, round), Share.of(0.8), Share.of(0.2));
      assertThat(corpusRight(run, round))
          .as("round %d", round)
          .isEqualTo(expected, within(3 * Math.sqrt(expected * (1 - expected) / 300)));
    }
  }

  private static double wrong(TestRun run, CheckableLanguage language, int round) {
    return run.events(Topic.DOCUMENTS, DocumentWritten.class).stream()
        .filter(document -> document.round() == round && document.agent().equals("closed"))
        .mapToInt(document -> language.isRight(document.text(), round) ? 0 : 1)
        .average()
        .orElseThrow();
  }

  private static double corpusRight(TestRun run, int round) {
    return run.events(Topic.MEASUREMENTS, Measured.class).stream()
        .filter(m -> m.round() == round && m.measure().equals(Measure.CORPUS_RIGHT.id()))
        .mapToDouble(Measured::value)
        .findFirst()
        .orElseThrow();
  }

  /** The verifier is set past the loader, which knows no language of right and wrong words. */
  private static Scenario verifying(VerifierSpec verifier, int written) {
    Scenario plain =
        new ScenarioLoader(Path.of(""))
            .load(
                "pool",
                List.of(
                    "rounds=4",
                    "~models.east",
                    "~models.south",
                    "~models.west",
                    "language={vocabulary:10,documentTokens:1}",
                    "curators.desk={human:0,pool:0,documents:%d}".formatted(DOCUMENTS),
                    "humans.people={writers:20,documents:%d}".formatted(DOCUMENTS / 10),
                    "models.north.documents=" + written,
                    "evaluation={probeDocuments:1,heldOutDocuments:1}"));
    TreeMap<String, CuratorSpec> curators = new TreeMap<>(plain.curators());
    curators.replaceAll(
        (name, desk) ->
            new CuratorSpec(
                desk.human(),
                desk.draw(),
                desk.documents(),
                desk.pool(),
                new Labels.None(),
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
