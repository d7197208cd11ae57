package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.infra.cli.Program.Outcome;

class AutoregressionCommandTest {
  private static final String SCENARIO =
      """
      rounds: 3
      language: %s
      humans: {people: {}}
      curators: {nobody: {human: 0, documents: 50}, all: {human: 1, documents: 50}}
      models:
        forgetful: {curator: nobody, learner: {kind: matrix, order: 0}}
        careful: {curator: all, learner: {kind: matrix, order: 2}}
        twin: {curator: all, learner: {kind: matrix, order: 0}}
        lonely: {curator: nobody, learner: {kind: matrix, order: 1}}
      evaluation: {probeDocuments: 10, heldOutDocuments: 10}
      """;

  @TempDir private static Path scratch;
  private static Path run;

  @BeforeAll
  static void simulate() throws IOException {
    run = run("grammar", "{kind: grammar, vocabulary: 100}");
  }

  @Test
  void errorsOfAModelOfSingleWordsAreSeenAndNamed() throws IOException {
    Outcome outcome = ask("forgetful", "--documents", "500");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("forgetful, generation 3, against the truth of round 2")
        .contains("P(no error)", "ε = ", "A constant chance", "Trend", "What this cannot tell")
        .containsAnyOf("compound", "corrects itself", "derails", "Neither")
        .contains("times as likely as those of the human-only control (twin, of the same design)");
    assertThat(run.resolve("autoregression-forgetful.csv"))
        .content()
        .startsWith("position,at_risk,errors,survival,low,high,constant\n1,500,");
  }

  @Test
  void scriptsGetTheSameForAllModels() throws IOException {
    Outcome outcome = ask("--documents", "300", "--json");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    JsonNode models = new ObjectMapper().readTree(outcome.out()).get("models");
    assertThat(models.findValuesAsText("model"))
        .containsExactly("forgetful", "careful", "twin", "lonely");
    JsonNode forgetful = models.get(0);
    assertThat(forgetful.at("/ratio/low").doubleValue()).isPositive();
    assertThat(forgetful.at("/constancy/chiSquare").isNumber()).isTrue();
    assertThat(forgetful.at("/rate/value").doubleValue())
        .isEqualTo(forgetful.get("errors").doubleValue() / forgetful.get("symbols").doubleValue());
    assertThat(forgetful.at("/rate/value").doubleValue())
        .isGreaterThan(models.get(1).at("/rate/high").doubleValue());
    assertThat(ask("--documents", "300", "--json").out()).isEqualTo(outcome.out());
  }

  @Test
  void whoHasNoHumanOnlyTwinIsComparedWithItsOwnBeginning() {
    assertThat(ask("lonely", "--documents", "300").out())
        .contains("the human-only control (its own first generation)");
    assertThat(ask("careful", "--documents", "300").out())
        .contains("No human-only control: it learned from people alone itself.");
  }

  @Test
  void whereEveryTokenIsRightNothingIsSaidOfErrors() throws IOException {
    Path zipf = run("zipf", "{kind: zipf, vocabulary: 20, documentTokens: 5}");
    Outcome outcome = Program.here("autoregression", zipf.toString(), "forgetful");

    assertThat(outcome.out())
        .contains("there are no errors", "H(Q) + KL(Q‖P)")
        .doesNotContain("(1 − ε)^n", "P(no error)", "Undecided", "control");
  }

  @Test
  void earlierRoundsCanBeAskedFor() {
    assertThat(ask("careful", "--round", "0", "--documents", "50").out())
        .startsWith("careful, generation 1, against the truth of round 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forgetfull        | 'forgetfull'     | forgetful, careful, twin, lonely",
        "--round 3         | --round is 3     | 0 to 2",
        "--round -1        | --round is -1    | 0 to 2",
        "--documents 0     | --documents is 0 | from 1",
      })
  void whatCannotBeMetIsRefused(String request, String what, String remedy) {
    Outcome outcome = ask(request.split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(what, remedy).doesNotContain("\tat ");
  }

  @Test
  void whereTheTruthIsUnknownThereIsNoError() throws IOException {
    Path text = run("text", "{kind: text, path: %s}".formatted(Texts.GARDEN));
    Outcome outcome = Program.here("autoregression", text.toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(text.toString(), "grammar or zipf");
  }

  private static Outcome ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of("autoregression", run.toString()));
    all.addAll(List.of(arguments));
    return Program.here(all.toArray(String[]::new));
  }

  private static Path run(String name, String language) throws IOException {
    Path file = Files.writeString(scratch.resolve(name + ".yaml"), SCENARIO.formatted(language));
    Outcome outcome =
        Program.here(
            "run",
            file.toString(),
            "--json",
            "--kafka",
            "memory",
            "--out",
            scratch.resolve("runs").toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return Path.of(new ObjectMapper().readTree(outcome.out()).get("directory").asText());
  }
}
