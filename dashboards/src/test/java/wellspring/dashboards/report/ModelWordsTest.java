package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.ScenarioLoader;

class ModelWordsTest {
  @Test
  void aShareThatIsRoundedToNoTextIsNone() {
    String exact = words("collapse", "mixed", "curators.tenth-human.human=0.02");
    assertThat(exact).startsWith("learns from its own text alone, after the first round");
  }

  @Test
  void aShareThatIsDrawnByChanceIsNotRounded() {
    String random =
        words(
            "collapse",
            "mixed",
            "curators.tenth-human.human=0.02",
            "curators.tenth-human.draw=random");
    assertThat(random).startsWith("on average 2 % of what it reads was written by people");
  }

  @Test
  void whatIsReadIsToldAsItIsRounded() {
    assertThat(words("collapse", "mixed", "curators.tenth-human.human=0.13"))
        .as("3 of 20 texts")
        .startsWith("15 % of what it reads was written by people");
    assertThat(words("collapse", "mixed", "curators.tenth-human.human=0.99"))
        .isEqualTo("learns from people's text alone");
  }

  @Test
  void aModelThatIsTrainedOnceNeverReadsAnotherText() {
    assertThat(words("collapse", "closed", "models.closed.cadence=99"))
        .isEqualTo("is trained once, on people's text alone");
    assertThat(words("collapse", "closed", "models.closed.cadence=3"))
        .startsWith("learns from its own text alone")
        .endsWith("is trained every 3 rounds, on all that it was given in them");
  }

  @Test
  void whatAModelIsGivenBeforeItsNextTrainingIsReadToo() {
    assertThat(
            words(
                "collapse",
                "mixed",
                "models.mixed.cadence=3",
                "curators.tenth-human.human={steps: {0: 1, 1: 0.5, 3: 0}}"))
        .startsWith("at first half of what it reads was written by people, at the end nothing");
  }

  @Test
  void aModelThatIsNeverReadyIsSaidToBeThat() {
    assertThat(words("collapse", "closed", "models.closed.latency=99"))
        .isEqualTo("is not ready to write before the end");
  }

  private static String words(String builtIn, String model, String... overrides) {
    return new ModelWords(new ScenarioLoader(Path.of("")).preview(builtIn, List.of(overrides)))
        .of(model);
  }
}
