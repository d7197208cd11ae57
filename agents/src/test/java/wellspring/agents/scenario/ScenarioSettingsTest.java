package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.scenario.tree.KeyPath;

class ScenarioSettingsTest {
  @TempDir Path folder;

  /** Columns: the scenario's key, what is changed, the default. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "curators.mixer.pool | curators.mixer.pool=0.5 | 0",
        "models.student.memory | models.student.memory.window=3 | replace",
        "models.student.documents | models.student.documents=120 | 100",
        "humans.people.documents | humans.people.documents=20 | 10",
        "models.student.learner.kind | models.student.learner={kind:gpt} | matrix",
        "models.student.learner.width | models.student.learner={kind:gpt,width:8,heads:2} | 64",
      })
  void aDefaultIsWhatTheLoaderWouldFillIn(String key, String change, String byDefault) {
    ScenarioSettings settings =
        ScenarioSettings.of(new Workbench(folder).load(Workbench.SHORTEST, change));

    assertThat(settings.byDefault(key.split("\\.")).asText()).isEqualTo(byDefault);
  }

  @Test
  void aKeyWithoutDefaultHasNone() {
    ScenarioSettings settings =
        ScenarioSettings.of(
            new Workbench(folder).load(Workbench.SHORTEST, "models.student.memory.window=3"));

    assertThat(settings.byDefault("rounds").isMissingNode()).isTrue();
    assertThat(settings.byDefault("models", "student", "memory", "window").isMissingNode())
        .isTrue();
    assertThat(settings.byDefault("models", "student", "no-such-key").isMissingNode()).isTrue();
  }

  /** Whatever can be taken out of a scenario comes back as its default; its name is the file's. */
  @ParameterizedTest
  @ValueSource(strings = {"collapse", "pool", "regimes", "gaussian", "regression", "grammar"})
  void whatIsLeftOutIsAtItsDefault(String name) {
    Scenario scenario = new ScenarioLoader(folder).load(name, List.of());
    ScenarioSettings settings = ScenarioSettings.of(scenario);
    int equal = 0;
    for (String key : OtherValues.of(scenario).keySet()) {
      KeyPath path = new KeyPath(List.of(key.split("\\.")));
      Optional<JsonNode> filled = without(scenario, key).map(path::in);
      JsonNode byDefault = settings.byDefault(key.split("\\."));
      if (filled.isPresent() && !key.equals("name")) {
        assertThat(byDefault.asText()).as(key).isEqualTo(filled.get().asText());
        equal += byDefault.equals(path.in(ScenarioCodec.write(scenario))) ? 1 : 0;
      }
    }
    assertThat(equal).isGreaterThan(10);
  }

  private static Optional<JsonNode> without(Scenario scenario, String key) {
    try {
      return Optional.of(ScenarioCodec.write(ScenarioLoader.change(scenario, List.of("~" + key))));
    } catch (ScenarioException e) {
      return Optional.empty();
    }
  }
}
