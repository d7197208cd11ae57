package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static wellspring.agents.conductor.ResumedRunTest.loaded;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.RunLearners;
import wellspring.agents.event.ControlEvent.ParticipantMissed;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.outside.OutsideDesk;
import wellspring.agents.scenario.Scenario;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/** Runs in which programs outside take part, with actors, in memory. */
class OutsideRunTest {
  private static final Scenario SCENARIO =
      loaded(
          "collapse",
          "rounds=3",
          "+humans.guests={writers: 2, documents: 3, outside: {patienceSeconds: 1}}",
          "models.closed.learner={kind: outside, patienceSeconds: 1}",
          "evaluation.probeDocuments=5");

  @Test
  void theyWriteAsPeopleAndLearnAsModels() {
    TestRun run = TestRun.of(SCENARIO, 2, new MemoryEventLog());

    assertThat(run.ended().status()).as(run.ended().reason()).isEqualTo(Status.FINISHED);
    List<DocumentWritten> documents = run.events(Topic.DOCUMENTS, DocumentWritten.class);
    assertThat(documents)
        .filteredOn(document -> document.agent().startsWith("guests/") && document.round() == 2)
        .extracting(DocumentWritten::id)
        .containsExactlyInAnyOrder(
            "r0002/guests/0/00000",
            "r0002/guests/0/00001",
            "r0002/guests/0/00002",
            "r0002/guests/1/00000",
            "r0002/guests/1/00001",
            "r0002/guests/1/00002");
    assertThat(documents)
        .filteredOn(document -> document.agent().equals("closed") && document.round() == 2)
        .hasSize(SCENARIO.models().get("closed").documents())
        .allMatch(document -> document.truth().origin() == DocumentOrigin.SYNTHETIC)
        .allMatch(document -> document.truth().parent().equals("g0002/closed"));
    assertThat(measures(run, "closed"))
        .as("what it does not say has no figure")
        .contains("diversity")
        .doesNotContain("held_out_perplexity", "self_perplexity");
    assertThat(measures(run, "open")).contains("held_out_perplexity");
    assertThat(run.events(Topic.MEASUREMENTS, ModelMeasured.class))
        .as("theory knows nothing of them")
        .allMatch(measured -> measured.predicted() == null);
  }

  private static Stream<String> measures(TestRun run, String model) {
    return run.events(Topic.MEASUREMENTS, ModelMeasured.class).stream()
        .filter(measured -> measured.agent().equals(model))
        .map(ModelMeasured::measure);
  }

  @Test
  void theRunGoesOnWithoutThoseWhoAreSilent() {
    Language language = SCENARIO.language().language();
    RunLearners learners =
        new RunLearners(
            SCENARIO, new Seed(SCENARIO.seed()), language, Optional.empty(), training -> {});
    OutsideDesk desk = learners.outside();
    MemoryEventLog log = new MemoryEventLog();
    desk.connect(order -> {}, missed -> log.publish(Topic.CONTROL, missed));
    TestRun run = TestRun.of(SCENARIO, learners, log);

    assertThat(run.ended().status()).as(run.ended().reason()).isEqualTo(Status.FINISHED);
    assertThat(run.events(Topic.DOCUMENTS, DocumentWritten.class))
        .noneMatch(document -> document.agent().startsWith("guests"))
        .noneMatch(document -> document.agent().equals("closed"));
    assertThat(run.inOrder(Topic.CONTROL))
        .filteredOn(ParticipantMissed.class::isInstance)
        .extracting(event -> ((ParticipantMissed) event).participant())
        .containsExactlyInAnyOrder("guests", "closed", "guests", "closed", "guests", "closed");
  }

  @Test
  void tooFewDocumentsFailTheRunAndNameWhoWasMissing() {
    Scenario alone =
        loaded(
            "collapse",
            "rounds=2",
            "humans.people.outside={patienceSeconds: 1}",
            "evaluation.probeDocuments=5");
    RunLearners learners =
        new RunLearners(
            alone,
            new Seed(alone.seed()),
            alone.language().language(),
            Optional.empty(),
            training -> {});
    learners.outside().connect(order -> {}, missed -> {});
    TestRun run = TestRun.of(alone, learners);

    assertThat(run.ended().status()).isEqualTo(Status.FAILED);
    assertThat(run.ended().reason())
        .contains("the corpus needs", "people did not answer within 1 s");
  }
}
