package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;
import wellspring.model.measure.MeasureChoice;

class MeasuresTest {
  private static final int ROUNDS = 4;

  @Test
  void aRunMeasuresWhatItsScenarioChooses() {
    List<ModelMeasured> measured =
        run(new MeasureChoice.Listed(List.of(Measure.DIVERSITY, Measure.HUMAN_FRACTION)));

    assertThat(measured)
        .extracting(ModelMeasured::measure)
        .containsOnly("diversity", "human_fraction")
        .hasSize(2 * 2 * ROUNDS);
  }

  @Test
  void theFirstGenerationIsTheOneOfTheFirstRound() {
    List<ModelMeasured> measured =
        run(new MeasureChoice.Listed(List.of(Measure.FIRST_PERPLEXITY, Measure.SELF_PERPLEXITY)));

    List<Double> first = values(measured, "first_perplexity", at -> at.round() == 0);
    assertThat(first).isEqualTo(values(measured, "self_perplexity", at -> at.round() == 0));
    assertThat(values(measured, "first_perplexity", at -> at.round() == ROUNDS - 1))
        .doesNotContainAnyElementsOf(
            values(measured, "self_perplexity", at -> at.round() == ROUNDS - 1));
  }

  @Test
  void theSameFiguresComeOutOnAnyNumberOfThreads() {
    Scenario scenario = Scenarios.measuring(Scenarios.drift(3, ROUNDS), new MeasureChoice.All());

    assertThat(TestRun.of(scenario, 3, new MemoryEventLog()).ended().fingerprint())
        .isEqualTo(TestRun.of(scenario, 1, new MemoryEventLog()).ended().fingerprint());
  }

  private static List<Double> values(
      List<ModelMeasured> measured, String measure, Predicate<ModelMeasured> where) {
    return measured.stream()
        .filter(at -> at.measure().equals(measure))
        .filter(where)
        .map(ModelMeasured::value)
        .toList();
  }

  private static List<ModelMeasured> run(MeasureChoice choice) {
    Scenario scenario = Scenarios.measuring(Scenarios.drift(3, ROUNDS), choice);
    return TestRun.of(scenario, 2, new MemoryEventLog())
        .events(Topic.MEASUREMENTS, ModelMeasured.class);
  }
}
