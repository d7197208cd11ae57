package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.measure.Measure;

/** Models that share a pool are compared with each other. */
class PoolTest {
  @Test
  void comparisonsHaveTheirPlaceAmongTheMeasurementsWhoeverIsEvaluatedFirst() {
    Scenario scenario = load(List.of("rounds=4", "~models.west"));
    TestRun one = TestRun.of(scenario, 1, new MemoryEventLog());
    TestRun four = TestRun.of(scenario, 4, new MemoryEventLog());

    assertThat(four.ended().fingerprint()).isEqualTo(one.ended().fingerprint());
    assertThat(one.events(Topic.MEASUREMENTS, ModelMeasured.class))
        .filteredOn(m -> m.measure().equals(Measure.BETWEEN_DIVERGENCE.id()))
        .hasSize(3 * scenario.rounds())
        .allSatisfy(m -> assertThat(m.id()).endsWith(m.agent() + "/between_divergence"));
  }

  @Test
  void aSingleModelIsComparedWithNobody() {
    Scenario scenario = load(List.of("rounds=3", "~models.east", "~models.south", "~models.west"));

    assertThat(
            TestRun.of(scenario, 2, new MemoryEventLog())
                .events(Topic.MEASUREMENTS, ModelMeasured.class))
        .extracting(ModelMeasured::measure)
        .contains(Measure.DIVERSITY.id())
        .doesNotContain(Measure.BETWEEN_DIVERSITY.id(), Measure.BETWEEN_DIVERGENCE.id());
  }

  private static Scenario load(List<String> overrides) {
    return new ScenarioLoader(Path.of("")).load("pool", overrides);
  }
}
