package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "natural | reads what people and models write as it comes",
        "{steps: {0: 0.2, 2: natural, 4: 0.3}} | at first a fifth of what it reads was written by people, at the end 30 %, the rest by itself",
        "{steps: {0: natural, 1: 0.2}} | a fifth of what it reads was written by people, the rest by itself",
        "{steps: {0: 0.2, 50: natural}} | a fifth of what it reads was written by people, the rest by itself",
        "{steps: {0: 0.2, 3: natural}} | at first a fifth of what it reads was written by people, at the end it reads what people and models write as it comes",
        "{steps: {0: natural, 3: 0.2}} | at first reads what people and models write as it comes, at the end a fifth of it was written by people, the rest by itself",
        "{steps: {0: natural, 2: 0.5, 4: natural}} | reads what people and models write as it comes, but for some rounds in between",
      })
  void whatIsThereIsReadAsItComes(String human, String said) {
    assertThat(words("collapse", "mixed", "rounds=6", "curators.tenth-human.human=" + human))
        .isEqualTo(said);
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
