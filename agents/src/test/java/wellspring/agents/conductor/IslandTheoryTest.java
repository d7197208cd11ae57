package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.event.Measured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.LanguageSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.world.Languages;
import wellspring.model.language.TokenLanguage;
import wellspring.model.measure.Measure;
import wellspring.model.prediction.ClosedForms;
import wellspring.model.prediction.IslandDrift;
import wellspring.model.prediction.TokenDrift;

/** Models that share a pool, through the whole simulation, against the island model. */
class IslandTheoryTest {
  private static final int REPLICAS = 150;

  /** Columns: human fraction, pool, documents that each writes, tokens of a document, prior. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.5, 40, 5, 0",
    "0, 1, 10, 5, 0",
    "0.05, 0.2, 10, 10, 0",
    "0.3, 0.8, 10, 1, 2",
    "0, 0, 10, 3, 0"
  })
  void diversityWithinAndBetweenModelsFollowsTheIslandModel(
      double human, double pool, int written, int tokens, double prior) {
    Scenario scenario = scenario(human, pool, written, tokens, prior);
    int rounds = scenario.rounds();
    List<ClosedForms.Islands> course = drift(scenario, written, prior).course(rounds);

    Replicas replicas = Replicas.of(scenario, REPLICAS);

    for (int round : new int[] {0, 1, rounds - 1}) {
      assertThat(
              replicas
                  .mean(Measure.DIVERSITY, "north", round)
                  .errorsFrom(course.get(round).within()))
          .as("within, round %d", round)
          .isBetween(-3.0, 3.0);
      assertThat(
              replicas
                  .mean(Measure.BETWEEN_DIVERSITY, "north", round)
                  .errorsFrom(course.get(round).between()))
          .as("between, round %d", round)
          .isBetween(-3.0, 3.0);
    }
  }

  @Test
  void comparisonsHaveTheirPlaceAmongTheMeasurementsWhoeverIsEvaluatedFirst() {
    Scenario scenario = scenario(0.1, 0.5, 10, 5, 0);
    TestRun one = TestRun.of(scenario, 1, new MemoryEventLog());
    TestRun four = TestRun.of(scenario, 4, new MemoryEventLog());

    assertThat(four.ended().fingerprint()).isEqualTo(one.ended().fingerprint());
    assertThat(one.events(Topic.MEASUREMENTS, Measured.class))
        .filteredOn(m -> m.measure().equals(Measure.BETWEEN_DIVERGENCE.id()))
        .hasSize(3 * scenario.rounds())
        .allSatisfy(m -> assertThat(m.id()).endsWith(m.agent() + "/between_divergence"));
  }

  @Test
  void aSingleModelIsComparedWithNobody() {
    Scenario scenario = load(List.of("rounds=3", "~models.east", "~models.south", "~models.west"));

    assertThat(
            TestRun.of(scenario, 2, new MemoryEventLog())
                .events(Topic.MEASUREMENTS, Measured.class))
        .extracting(Measured::measure)
        .contains(Measure.DIVERSITY.id())
        .doesNotContain(Measure.BETWEEN_DIVERSITY.id(), Measure.BETWEEN_DIVERGENCE.id());
  }

  private static Scenario scenario(
      double human, double pool, int written, int tokens, double prior) {
    return load(
        List.of(
            "rounds=4",
            "~models.west",
            "language={vocabulary:20,documentTokens:%d}".formatted(tokens),
            "curators.desk={human:%s,pool:%s}".formatted(human, pool),
            "humans.people.writers=15",
            "models.north={documents:%d,learner:{prior:%s}}".formatted(written, prior),
            "models.east={documents:%d,learner:{prior:%s}}".formatted(written, prior),
            "models.south={documents:%d,learner:{prior:%s}}".formatted(written, prior),
            "evaluation={probeDocuments:1,heldOutDocuments:1}"));
  }

  private static Scenario load(List<String> overrides) {
    return new ScenarioLoader(Path.of("")).load("pool", overrides);
  }

  private static IslandDrift drift(Scenario scenario, int written, double prior) {
    CuratorSpec desk = scenario.curators().get("desk");
    LanguageSpec.Zipf zipf = (LanguageSpec.Zipf) scenario.language();
    TokenLanguage language = (TokenLanguage) Languages.of(zipf);
    return new IslandDrift(
        TokenDrift.Humans.of(language.tokenFrequencies()),
        new TokenDrift.Corpus(desk.documents(), zipf.documentTokens(), desk.draw()),
        new IslandDrift.Exchange(scenario.models().size(), desk.pool(), 15, written),
        generation -> desk.human().at(generation - 1),
        prior);
  }
}
