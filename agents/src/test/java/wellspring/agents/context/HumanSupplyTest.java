package wellspring.agents.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;

class HumanSupplyTest {
  @TempDir Path folder;

  /** 100 documents, of which 10 are held out. */
  @Test
  void saysFromWhichRoundOnPeopleRepeatThemselves() throws IOException {
    assertThat(shortage("humans.people={writers:5,documents:4}", "rounds=5"))
        .contains(
            "Human text runs out: there are 90 documents to train on, and people write 20 a round,"
                + " 100 in all; from round 4 on they repeat themselves. Give more text, or ask for"
                + " fewer rounds or documents.");
  }

  @Test
  void saysFromWhichRoundOnNothingIsNew() throws IOException {
    assertThat(shortage("humans.people={writers:5,documents:4}", "rounds=9"))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains(
                        "from round 4 on they repeat themselves, from round 5 on with all that they"
                            + " write."));
    assertThat(shortage("humans.people={writers:5,documents:9}", "rounds=9"))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("from round 2 on they repeat themselves."));
  }

  @Test
  void saysHowOftenEachDocumentStandsInARoundThatIsLargerThanTheText() throws IOException {
    assertThat(shortage("humans.people={writers:10,documents:36}", "rounds=2"))
        .contains(
            "There is less human text than one round needs: there are 90 documents to train on,"
                + " and people write 360 per round, so each is used 4.00 times in every round. Give"
                + " more text, or ask for fewer documents per round (those of the curators).");
  }

  @Test
  void countsAllCohorts() throws IOException {
    assertThat(
            shortage(
                "humans={people:{writers:10,documents:1},a:{writers:5,documents:4},b:{writers:30,documents:1}}",
                "rounds=2"))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("60 a round, 120 in all; from round 1 on"));
  }

  @Test
  void saysNothingWhereTheTextGoesFarEnough() throws IOException {
    assertThat(shortage("humans.people={writers:30,documents:1}", "rounds=3")).isEmpty();
  }

  @Test
  void otherLanguagesDoNotRunOut() {
    Scenario scenario = new ScenarioLoader(folder).load("collapse", List.of());
    assertThat(HumanSupply.shortage(scenario, scenario.language().language())).isEmpty();
  }

  private Optional<String> shortage(String... overrides) throws IOException {
    Path text = folder.resolve("text.txt");
    Files.writeString(
        text,
        IntStream.range(0, 100)
            .mapToObj(
                i -> "number " + i + " says word" + i * 7 + " and name" + i * 13 + " of " + i * i)
            .collect(Collectors.joining("\n\n")));
    Scenario scenario =
        new ScenarioLoader(folder)
            .load(
                "text",
                Stream.concat(
                        Stream.of(
                            "language.path=" + text,
                            "curators.no-human.documents=20",
                            "curators.half-human.documents=20"),
                        Stream.of(overrides))
                    .toList());
    return HumanSupply.shortage(scenario, scenario.language().language());
  }
}
