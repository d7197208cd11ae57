package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;

class InterventionTest {
  @TempDir private Path folder;
  private Workbench workbench;

  @BeforeEach
  void openWorkbench() {
    workbench = new Workbench(folder);
  }

  @Test
  void aHumanFractionChangesFromItsRoundOnAndWasWhatItWasBefore() {
    Scenario fading =
        workbench.load(
            Workbench.SHORTEST, "rounds=6", "curators.mixer.human={linear:{from:1,to:0,rounds:4}}");

    Schedule human =
        Intervention.of(fading, 3, "curators.mixer.human=0.2")
            .scenario()
            .curators()
            .get("mixer")
            .human();

    assertThat(human.at(0)).contains(Share.ALL);
    assertThat(human.at(2)).contains(Share.of(0.5));
    assertThat(human.at(3)).contains(Share.of(0.2));
    assertThat(human.at(5)).contains(Share.of(0.2));
  }

  @Test
  void whatWasTakenAsItIsMayBeAimedAtFromARoundOn() {
    Scenario scenario =
        workbench.load(Workbench.SHORTEST, "rounds=6", "curators.mixer.human=natural");
    Scenario changed = Intervention.of(scenario, 2, "curators.mixer.human=0.5").scenario();
    Schedule human = changed.curators().get("mixer").human();

    assertThat(human.at(1)).isEmpty();
    assertThat(human.at(2)).contains(Share.of(0.5));
    assertThat(ScenarioWriter.tree(changed).at("/curators/mixer/human"))
        .hasToString("{\"steps\":{\"0\":\"natural\",\"2\":0.5}}");
    assertThat(
            Intervention.of(changed, 4, "curators.mixer.human=natural")
                .scenario()
                .curators()
                .get("mixer")
                .human()
                .at(4))
        .isEmpty();
  }

  @Test
  void interventionsAddUp() {
    Scenario scenario = workbench.load(Workbench.SHORTEST, "rounds=6");
    Scenario once = Intervention.of(scenario, 2, "curators.mixer.human=0.5").scenario();
    Schedule twice =
        Intervention.of(once, 4, "curators.mixer.human=1")
            .scenario()
            .curators()
            .get("mixer")
            .human();

    assertThat(twice.at(1)).contains(Share.of(0.1));
    assertThat(twice.at(3)).contains(Share.of(0.5));
    assertThat(twice.at(4)).contains(Share.ALL);
  }

  @Test
  void anInterventionThatChangesNothingLeavesTheScenarioAsItIs() {
    Scenario scenario = workbench.load(Workbench.SHORTEST);
    assertThat(Intervention.of(scenario, 1, "curators.mixer.human=0.1").scenario())
        .isEqualTo(scenario);
  }

  @Test
  void otherRulesChangeWholeAndAreNoPlanThatTheoryKnows() {
    Scenario scenario = workbench.load(Workbench.SHORTEST);
    Intervention intervention = Intervention.of(scenario, 1, "curators.mixer.labels=claims");
    assertThat(intervention.isPlanned()).isFalse();
    assertThat(intervention.scenario().curators().get("mixer").labels())
        .isEqualTo(new LabelPolicy.Claims());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "curators.mixer.human=2 | curators.mixer.human",
        "curators.mixer.human=x | curators.mixer.human",
        "curators.mixer.documents=5 | keys: human, pool, labels",
        "curators.nobody.human=0.5 | names: mixer",
        "rounds=100 | allows only",
        "~curators.mixer | change it instead",
        "human | '='",
        "curators.mixer.human=0.1 0.2 | curators.mixer.human",
      })
  void whatIsWrongOrForbiddenIsRefusedWithItsReason(String change, String reason) {
    Scenario scenario = workbench.load(Workbench.SHORTEST);
    assertThatThrownBy(() -> Intervention.of(scenario, 1, change))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aScenarioCanForbidAllOfIt() {
    Scenario strict = workbench.load(Workbench.SHORTEST, "steering.interventions=[]");
    assertThatThrownBy(() -> Intervention.of(strict, 1, "curators.mixer.human=0.5"))
        .hasMessageContaining("steering.interventions is empty");
  }
}
