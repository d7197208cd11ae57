package wellspring.dashboards.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.model.mix.MemoryRegime;

/** The page is told of every kind of language, learner and memory by its own name. */
class RunCardTest {
  @TempDir private Path scratch;

  static List<MemoryRegime.Kind> regimes() {
    return MemoryRegime.KINDS;
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void tellsTheMemoryOfAModel(MemoryRegime.Kind kind) throws IOException {
    String said = kind.size().isPresent() ? "{" + kind.name() + ": 3}" : kind.name();
    JsonNode card = card("collapse", "models.closed.memory=" + said);

    assertThat(card.at("/models/0/memory").textValue())
        .isEqualTo(kind.size().isPresent() ? kind.name() + ": 3" : kind.name());
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheLearnerOfAModel(LearnerKind kind) throws IOException {
    JsonNode card =
        switch (kind) {
          case MATRIX -> card("collapse");
          case GPT -> card("collapse", "models.closed.learner={kind: gpt}");
          case GAUSSIAN -> card("gaussian");
          case REGRESSION -> card("regression");
          case OUTSIDE -> card("collapse", "models.closed.learner={kind: outside}");
          case UNMIX ->
              card(
                  "collapse",
                  "models.closed.learner={kind: unmix}",
                  "models.closed.start=warm",
                  "curators.no-human.labels=blind");
        };

    assertThat(card.at("/models/0/learner").textValue()).isEqualTo(kind.id());
    assertThat(card.at("/models/0/neural").booleanValue()).isEqualTo(kind == LearnerKind.GPT);
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheLanguageAndWhereCollapseShowsInIt(LanguageKind kind) throws IOException {
    JsonNode card =
        switch (kind) {
          case ZIPF -> card("collapse");
          case TEXT -> {
            Path text = Files.writeString(scratch.resolve("text.txt"), "one two\n\nthree four\n");
            yield card("collapse", "language={kind: text, path: '" + text + "'}");
          }
          case GRAMMAR -> card("grammar");
          case GAUSSIAN -> card("gaussian");
          case REGRESSION -> card("regression");
        };

    assertThat(card.at("/language/kind").textValue()).isEqualTo(kind.id());
    assertThat(card.path("headline")).isNotEmpty();
    assertThat(card.path("yaml").textValue()).contains("kind: " + kind.id());
  }

  private JsonNode card(String name, String... overrides) throws IOException {
    Scenario scenario = new ScenarioLoader(scratch).load(name, Arrays.asList(overrides));
    RunCard.RunDetails details = new RunCard.RunDetails("r", "", "", OptionalInt.empty());
    return new JsonMapper().readTree(new RunCard(scenario, details).json());
  }
}
