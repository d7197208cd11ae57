package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.BuiltIns;

class ScenarioArgumentsTest {
  @Test
  void theFirstArgumentNamesTheScenarioIfItChangesNothing() {
    assertThat(ScenarioArguments.of(List.of("drift", "rounds=2", "~collapse")))
        .isEqualTo(new ScenarioArguments("drift", List.of("rounds=2", "~collapse")));
  }

  @Test
  void withoutANameItIsTheDefault() {
    assertThat(ScenarioArguments.of(List.of()))
        .isEqualTo(new ScenarioArguments(BuiltIns.DEFAULT, List.of()));
    assertThat(ScenarioArguments.of(List.of("rounds=2")))
        .isEqualTo(new ScenarioArguments(BuiltIns.DEFAULT, List.of("rounds=2")));
    assertThat(ScenarioArguments.of(List.of("~collapse")))
        .isEqualTo(new ScenarioArguments(BuiltIns.DEFAULT, List.of("~collapse")));
  }

  @Test
  void aSeedIsTheLastChange() {
    ScenarioArguments asked = ScenarioArguments.of(List.of("drift", "seed=1"));
    assertThat(asked.changes(Optional.of(7L))).containsExactly("seed=1", "seed=7");
    assertThat(asked.changes(Optional.empty())).containsExactly("seed=1");
  }
}
