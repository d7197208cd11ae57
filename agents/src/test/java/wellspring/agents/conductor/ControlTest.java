package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.measure.Measure;

/** The human-only control is what a human-only model of the same design would be. */
class ControlTest {
  /**
   * All that people write is read, so that no chance is left between one such model and another.
   */
  private static final List<String> SETTING =
      List.of(
          "rounds=6",
          "humans.people.writers=2",
          "evaluation.probeDocuments=20",
          "evaluation.heldOutDocuments=20",
          "~models.mixed",
          "~curators.tenth-human");

  private static Scenario scenario(String... more) {
    List<String> all = new java.util.ArrayList<>(SETTING);
    all.addAll(List.of(more));
    return new ScenarioLoader(Path.of("")).load("collapse", all);
  }

  private static SortedMap<Integer, Double> diversity(
      TestRun run, String model, Function<ModelMeasured, Double> figure) {
    SortedMap<Integer, Double> byRound = new TreeMap<>();
    run.events(Topic.MEASUREMENTS, ModelMeasured.class).stream()
        .filter(each -> each.agent().equals(model))
        .filter(each -> each.measure().equals(Measure.DIVERSITY.id()))
        .forEach(each -> byRound.put(each.round(), figure.apply(each)));
    return byRound;
  }

  @Test
  void itHasTheFiguresOfAModelThatReadsPeopleAlone() {
    for (String memory : List.of("replace", "accumulate", "{window: 2}")) {
      String closed = "models.closed.memory=" + memory;
      TestRun beside =
          TestRun.of(scenario("models.open.memory=" + memory, closed), 2, new MemoryEventLog());
      TestRun computed =
          TestRun.of(
              scenario(closed, "~models.open", "~curators.all-human"), 2, new MemoryEventLog());
      assertThat(diversity(computed, "closed", ModelMeasured::control))
          .as(memory)
          .hasSize(6)
          .isEqualTo(diversity(beside, "open", ModelMeasured::value));
      assertThat(diversity(computed, "closed", ModelMeasured::value))
          .as("the model itself is not touched, %s", memory)
          .isEqualTo(diversity(beside, "closed", ModelMeasured::value));
      assertThat(diversity(beside, "closed", ModelMeasured::control).values()).containsOnlyNulls();
    }
  }
}
