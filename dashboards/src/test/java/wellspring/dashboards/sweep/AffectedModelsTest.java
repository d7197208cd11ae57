package wellspring.dashboards.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.ScenarioLoader;

class AffectedModelsTest {
  private static boolean affects(String axis, String model, String... overrides) {
    return new AffectedModels(
            new ScenarioLoader(Path.of("")).preview("collapse", List.of(overrides)), List.of(axis))
        .by(0, model);
  }

  @Test
  void whatStandsInAModelsPartTouchesItAlone() {
    assertThat(affects("models.mixed.documents", "mixed")).isTrue();
    assertThat(affects("models.mixed.documents", "open")).isFalse();
    assertThat(affects("curators.all-human.human", "open")).isTrue();
    assertThat(affects("curators.all-human.human", "closed")).isFalse();
    assertThat(affects("rounds", "closed")).isTrue();
  }

  @Test
  void whatPassesForPeoplesTouchesAllWhoReadPeople() {
    assertThat(affects("models.mixed.disclosure.honest", "open")).isTrue();
    assertThat(
            affects(
                "models.mixed.documents",
                "open",
                "models.mixed.documents=200",
                "models.mixed.disclosure.honest=0.5"))
        .isTrue();
  }
}
