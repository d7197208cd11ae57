package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;

class FlatSettingsTest {
  private static final ScenarioLoader LOADER = new ScenarioLoader(Path.of(""));
  private static final Scenario COLLAPSE = LOADER.load("collapse", List.of());

  @Test
  void changesAreOverridesThatMakeOneScenarioTheOther() {
    List<String> overrides =
        List.of(
            "rounds=40", "curators.tenth-human.human=0.02", "~models.open", "~curators.all-human");
    Scenario changed = LOADER.load("collapse", overrides);

    List<String> changes = FlatSettings.changes(COLLAPSE, changed);
    assertThat(changes).contains("rounds=40", "curators.tenth-human.human=0.02");
    assertThat(changes).anyMatch(change -> change.startsWith("~models.open"));
    assertThat(FlatSettings.changes(COLLAPSE, COLLAPSE)).isEmpty();
  }

  @Test
  void anotherSeedIsNoChangeOfTheScenarioButADifferenceBetweenRuns() {
    Scenario other = LOADER.load("collapse", List.of("seed=7"));

    assertThat(FlatSettings.changes(COLLAPSE, other)).isEmpty();
    assertThat(FlatSettings.differences(List.of(COLLAPSE, other)))
        .isEqualTo(Map.of("seed", List.of("1", "7")));
  }
}
