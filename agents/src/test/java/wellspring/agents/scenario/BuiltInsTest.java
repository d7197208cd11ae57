package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.BuiltIns.BuiltIn;
import wellspring.agents.scenario.language.GrammarSpec;
import wellspring.agents.scenario.language.ZipfSpec;
import wellspring.agents.scenario.learner.GptSpec;
import wellspring.agents.scenario.learner.MatrixSpec;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;

class BuiltInsTest {
  @TempDir Path folder;
  private Workbench workbench;

  @BeforeEach
  void setUp() {
    workbench = new Workbench(folder);
  }

  @Test
  void eachLoadsOnceItsValuesAreGiven() {
    for (BuiltIn builtIn : BuiltIns.list()) {
      List<String> given = builtIn.toBeGiven().stream().map(key -> key + "=.").toList();
      Scenario scenario = workbench.loader().load(builtIn.name(), given);

      assertThat(scenario.name()).isEqualTo(builtIn.name());
      assertThat(scenario.description()).isEqualTo(builtIn.description()).isNotBlank();
    }
  }

  @Test
  void theDefaultComesFirst() {
    assertThat(BuiltIns.list())
        .extracting(BuiltIn::name)
        .containsExactly(
            "collapse",
            "text",
            "gpt-collapse",
            "drift",
            "pool",
            "grammar",
            "gaussian",
            "regression",
            "regimes",
            "attention",
            "assisted",
            "echo",
            "stale",
            "correction",
            "braess");
    assertThat(BuiltIns.DEFAULT).isEqualTo("collapse");
  }

  @Test
  void onlyTheTextIsToBeGiven() {
    assertThat(BuiltIns.list()).flatExtracting(BuiltIn::toBeGiven).containsOnly("language.path");
  }

  @Test
  void asksForTheText() {
    assertThatExceptionOfType(ScenarioException.class)
        .isThrownBy(() -> workbench.loader().load("text", List.of()))
        .withMessageContaining(
            "language.path is to be given on the command line: language.path=VALUE")
        .withMessageContaining("The file or folder with the text");
  }

  @Test
  void showsTheTextWithItsPathToBeGiven() {
    Scenario shown = workbench.loader().preview("text", List.of());

    assertThat(ScenarioWriter.yaml(shown)).contains("  path: ???\n");
    workbench.file("shown.yaml", ScenarioWriter.yaml(shown));
    assertThat(workbench.loader().preview("shown.yaml", List.of())).isEqualTo(shown);
  }

  @Test
  void previewStillRefusesWhatIsWrong() {
    assertThatExceptionOfType(ScenarioException.class)
        .isThrownBy(() -> workbench.loader().preview("text", List.of("rounds=0")))
        .withMessageContaining("rounds is 0");
  }

  @Test
  void collapseComparesThreeHumanFractions() {
    Scenario collapse = workbench.loader().load("collapse", List.of());

    assertThat(human(collapse, "closed")).isEqualTo(new Schedule.Constant(Share.NONE));
    assertThat(human(collapse, "mixed")).isEqualTo(new Schedule.Constant(Share.of(0.1)));
    assertThat(human(collapse, "open")).isEqualTo(new Schedule.Constant(Share.ALL));
  }

  @Test
  void driftIsTheCaseOfTheClosedForms() {
    Scenario drift = workbench.loader().load("drift", List.of());
    ZipfSpec zipf = (ZipfSpec) drift.language();

    assertThat(zipf.vocabulary()).isEqualTo(50);
    assertThat(zipf.exponent()).isEqualTo(1);
    assertThat(drift.rounds()).isEqualTo(20);
    for (String model : List.of("replace", "accumulate")) {
      ModelSpec spec = drift.models().get(model);
      assertThat(spec.learner()).isEqualTo(new MatrixSpec(0, 0));
      assertThat(human(drift, model)).isEqualTo(new Schedule.Constant(Share.NONE));
      assertThat(drift.curators().get(spec.curator()).documents() * zipf.documentTokens())
          .isEqualTo(100);
    }
    assertThat(drift.models().get("replace").memory()).isEqualTo(new MemoryRegime.Replace());
    assertThat(drift.models().get("accumulate").memory()).isEqualTo(new MemoryRegime.Accumulate());
  }

  @Test
  void grammarComparesThreeHumanFractionsInAChangingWorld() {
    Scenario grammar = workbench.loader().load("grammar", List.of());
    GrammarSpec language = (GrammarSpec) grammar.language();

    assertThat(language.settings().facts().change()).isEqualTo(Share.of(0.05));
    assertThat(human(grammar, "closed")).isEqualTo(new Schedule.Constant(Share.NONE));
    assertThat(human(grammar, "tenth")).isEqualTo(new Schedule.Constant(Share.of(0.1)));
    assertThat(human(grammar, "open")).isEqualTo(new Schedule.Constant(Share.ALL));
  }

  @Test
  void gptCollapseComparesTheHumanFractionAndTheMemoryOfEqualLearners() {
    Scenario scenario = workbench.loader().load("gpt-collapse", List.of("language.path=."));

    assertThat(scenario.models().values()).extracting(ModelSpec::learner).hasSize(3);
    assertThat(scenario.models().values().stream().map(ModelSpec::learner).distinct())
        .singleElement()
        .isInstanceOf(GptSpec.class);
    assertThat(human(scenario, "closed")).isEqualTo(new Schedule.Constant(Share.NONE));
    assertThat(human(scenario, "tenth")).isEqualTo(new Schedule.Constant(Share.of(0.1)));
    assertThat(human(scenario, "accumulate")).isEqualTo(new Schedule.Constant(Share.NONE));
    assertThat(scenario.models().get("closed").memory()).isEqualTo(new MemoryRegime.Replace());
    assertThat(scenario.models().get("tenth").memory()).isEqualTo(new MemoryRegime.Replace());
    assertThat(scenario.models().get("accumulate").memory())
        .isEqualTo(new MemoryRegime.Accumulate());
  }

  private static Schedule human(Scenario scenario, String model) {
    return scenario.curators().get(scenario.models().get(model).curator()).human();
  }
}
