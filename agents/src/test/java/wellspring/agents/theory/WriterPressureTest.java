package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.prediction.TurnoverBranches.Undecided;
import wellspring.model.prediction.TurnoverMap;

class WriterPressureTest {
  private static Scenario attention(String... overrides) {
    return new ScenarioLoader(Path.of("")).load("attention", List.of(overrides));
  }

  private static WriterPressure pressure(Scenario scenario) {
    return WriterPressure.of(scenario).orElseThrow();
  }

  /**
   * Where people go who begin with all or with nobody, found step by step in the scenario itself.
   */
  private static double longRun(double alternative, double start) {
    Scenario scenario = attention("humans.people.work.alternative=" + alternative);
    CohortSpec people = scenario.humans().get("people");
    return new TurnoverMap(
            people.work().orElseThrow().choice(people.writers()),
            new ReaderIncome(scenario, "people").gain())
        .follow(start);
  }

  @Test
  void thereIsAnotherWayBackWhereTheScenarioItselfSaysSo() {
    WriterPressure pressure = pressure(attention());
    Undecided undecided = pressure.branches().undecided().orElseThrow();

    double middle = (undecided.back() + undecided.away()) / 2;
    assertThat(longRun(middle, 100)).isGreaterThan(2 * longRun(middle, 0));
    for (double outside : List.of(undecided.back() * 0.99, undecided.away() * 1.01)) {
      assertThat(longRun(outside, 100)).isCloseTo(longRun(outside, 0), within(1e-6));
    }
    assertThat(pressure.words()).contains("which pays 1,", "they would come back only where");
  }

  @Test
  void lostReadersAloneAreNoReasonToJump() {
    WriterPressure pressure = pressure(attention("humans.people.work.company=0"));
    assertThat(pressure.branches().undecided()).isEmpty();
    assertThat(pressure.words()).endsWith("the way they went.");
  }

  @Test
  void whoStaysOrWritesForNothingIsUnderNoPressure() {
    assertThat(WriterPressure.of(attention("humans.people.work.turnover=0"))).isEmpty();
    assertThat(WriterPressure.of(attention("humans.people.work.cost=5"))).isEmpty();
    assertThat(WriterPressure.of(attention("+humans.others={writers: 3, work: {alternative: 1}}")))
        .isEmpty();
  }
}
