package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.CheckableLanguage;
import wellspring.model.measure.Measure;
import wellspring.model.mix.Share;
import wellspring.model.prediction.VerifierEffect;

/** Curators that verify facts, through the whole simulation. */
class VerifierTest {
  @Test
  void verifierThatLeavesTooLittleEndsTheRunWithTheKeyAndTheRemedy() {
    TestRun run =
        TestRun.of(
            closed(
                "curators.no-human.verifier={right:0.3,wrong:0}", "models.closed.documents=1000"),
            2,
            new MemoryEventLog());

    assertThat(run.ended().status()).isEqualTo(Status.FAILED);
    assertThat(run.ended().reason())
        .matches(
            "no-human failed in round 1: the corpus needs 300 documents of models.closed, but"
                + " 1000 were written and \\d+ are kept; raise models.closed.documents, or let"
                + " corpora be smaller with curators.no-human.shortage=shrink");
  }

  /** A closed model repeats facts that are true no more. */
  @Test
  void verifierOfFactsKeepsWhatItsModelStillHasRight() {
    Scenario scenario =
        closed("curators.no-human.verifier={right:0.8,wrong:0.2}", "models.closed.documents=1500");
    CheckableLanguage language = (CheckableLanguage) scenario.language().language();

    TestRun run = TestRun.of(scenario, 2, new MemoryEventLog());

    for (int round = 1; round < 4; round++) {
      double expected =
          1 - VerifierEffect.wrongShare(wrong(run, language, round), Share.of(0.8), Share.of(0.2));
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
    return run.events(Topic.MEASUREMENTS, ModelMeasured.class).stream()
        .filter(m -> m.round() == round && m.measure().equals(Measure.CORPUS_RIGHT.id()))
        .mapToDouble(ModelMeasured::value)
        .findFirst()
        .orElseThrow();
  }

  /** The closed model of the built-in grammar alone. */
  private static Scenario closed(String... overrides) {
    return new ScenarioLoader(Path.of(""))
        .load(
            "grammar",
            Stream.concat(
                    Stream.of(
                        "rounds=4",
                        "~models.tenth",
                        "~models.open",
                        "~curators.tenth-human",
                        "~curators.all-human",
                        "curators.no-human.documents=300",
                        "evaluation={probeDocuments:5,heldOutDocuments:5}"),
                    Stream.of(overrides))
                .toList());
  }
}
