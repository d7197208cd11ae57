package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.context.EchoLearner;
import wellspring.agents.context.RunLearners;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.FactualLanguage;
import wellspring.model.language.StatedFacts;
import wellspring.model.learner.Learner;
import wellspring.model.measure.Measure;

/** People follow the world; who only repeats what he heard falls behind. */
class ChangingWorldTest {
  private static final int ROUNDS = 6;

  private static FactualLanguage language;
  private static TestRun run;

  @BeforeAll
  static void simulate(@TempDir Path folder) throws IOException {
    String yaml =
        """
        rounds: %d
        language:
          kind: grammar
          sentences: 40
          sentencesMax: 60
          world: {change: 0.2}
        humans: {people: {writers: 4}}
        curators: {nobody: {human: 0, documents: 4}}
        models: {echo: {curator: nobody}}
        evaluation: {probeDocuments: 3, heldOutDocuments: 3}
        """
            .formatted(ROUNDS);
    Path file = Files.writeString(folder.resolve("world.yaml"), yaml);
    Scenario scenario = new ScenarioLoader(folder).load(file.toString(), List.of());
    language = (FactualLanguage) scenario.language().language();
    TreeMap<String, Learner> learners = new TreeMap<>();
    learners.put("echo", new EchoLearner());
    run = TestRun.of(scenario, new RunLearners(learners, training -> {}));
  }

  @Test
  void whoRepeatsOneDocumentForEverIsAsOutdatedAsTheWorldSays() {
    String echoed = written(DocumentOrigin.SYNTHETIC).get(0).text();
    double first = figure(Measure.FACTS_TRUE, 0);
    for (int round = 0; round < ROUNDS; round++) {
      StatedFacts facts = language.facts(echoed, round);
      assertThat(figure(Measure.FACTS_TRUE, round))
          .isCloseTo(facts.now() / (double) facts.all(), within(1e-12));
      assertThat(figure(Measure.FACTS_OUTDATED, round))
          .isCloseTo(facts.outdated() / (double) facts.all(), within(1e-12));
    }
    assertThat(first).isEqualTo(1);
    assertThat(figure(Measure.FACTS_TRUE, ROUNDS - 1)).isLessThan(0.8);
    assertThat(figure(Measure.FACT_AGE, ROUNDS - 1)).isGreaterThan(1);
  }

  @Test
  void peopleSayWhatIsTrueInTheirRound() {
    List<DocumentWritten> human = written(DocumentOrigin.HUMAN);
    assertThat(human).hasSize(4 * ROUNDS);
    assertThat(human).allMatch(document -> language.isRight(document.text(), document.round()));
    assertThat(human).anyMatch(document -> !language.isRight(document.text(), ROUNDS));
  }

  private static List<DocumentWritten> written(DocumentOrigin origin) {
    return run.events(Topic.DOCUMENTS, DocumentWritten.class).stream()
        .filter(document -> document.truth().origin() == origin)
        .toList();
  }

  private static double figure(Measure measure, int round) {
    Map<Integer, Double> byRound =
        run.events(Topic.MEASUREMENTS, ModelMeasured.class).stream()
            .filter(measured -> measured.measure().equals(measure.id()))
            .collect(Collectors.toMap(ModelMeasured::round, ModelMeasured::value));
    return byRound.get(round);
  }
}
