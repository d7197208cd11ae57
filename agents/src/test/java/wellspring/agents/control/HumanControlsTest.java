package wellspring.agents.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.ScenarioLoader;

class HumanControlsTest {

  private static SortedMap<String, HumanControl> controls(String scenario, String... overrides) {
    return HumanControls.of(new ScenarioLoader(Path.of("")).preview(scenario, List.of(overrides)));
  }

  @Test
  void aHumanOnlyModelIsTheControlOfThoseOfItsDesign() {
    assertThat(controls("collapse"))
        .containsEntry("closed", new HumanControl.Beside("open"))
        .containsEntry("mixed", new HumanControl.Beside("open"))
        .containsEntry("open", new HumanControl.Itself());
  }

  @Test
  void anotherDesignIsNoControl() {
    assertThat(controls("collapse", "models.open.memory=accumulate"))
        .containsEntry("closed", new HumanControl.Computed("closed"))
        .containsEntry("mixed", new HumanControl.Computed("closed"));
    assertThat(controls("collapse", "curators.all-human.documents=21"))
        .containsEntry("closed", new HumanControl.Computed("closed"));
  }

  @Test
  void howMuchAModelWritesIsNoPartOfItsDesign() {
    assertThat(controls("collapse", "models.open.documents=3"))
        .containsEntry("closed", new HumanControl.Beside("open"));
  }

  @Test
  void aModelThatReadsModelsLaterIsNoControl() {
    assertThat(controls("collapse", "curators.all-human.human={steps: {0: 1, 20: 0.5}}"))
        .containsEntry("open", new HumanControl.Computed("closed"));
  }

  @Test
  void whoReadsWhatPassesForPeoplesIsNoControl() {
    assertThat(
            controls(
                "collapse", "models.mixed.documents=100", "models.mixed.disclosure.honest=0.5"))
        .containsEntry("closed", new HumanControl.Computed("closed"))
        .containsEntry("open", new HumanControl.Computed("closed"));
  }

  @Test
  void neuralModelsHaveNoneUnlessItIsAskedFor() {
    String alone = "language.path=.";
    assertThat(controls("gpt-collapse", alone).get("closed"))
        .isInstanceOfSatisfying(
            HumanControl.Absent.class,
            absent -> assertThat(absent.reason()).contains("evaluation.control=all"));
    assertThat(controls("gpt-collapse", alone, "evaluation.control=all"))
        .containsEntry("tenth", new HumanControl.Computed("closed"))
        .containsEntry("accumulate", new HumanControl.Computed("accumulate"));
  }

  @Test
  void nobodyHasOneWhereNoneIsWanted() {
    assertThat(controls("drift", "evaluation.control=none").values())
        .allMatch(HumanControl.Absent.class::isInstance);
  }
}
