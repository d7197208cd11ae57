package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.Share;

class VerifierScenarioTest {
  private static final String YAML =
      """
      rounds: 3
      language: {kind: grammar}
      humans: {people: {writers: 10, documents: 10}}
      curators: {desk: {human: 0.1, documents: 100, verifier: {right: 0.5, wrong: 0.25}}}
      models: {student: {curator: desk, documents: 400}}
      """;

  @TempDir Path folder;

  @Test
  void loadsAndIsReadBackAsItIsWritten() {
    Workbench workbench = new Workbench(folder);
    Scenario scenario = workbench.load(YAML, "curators.desk.verifier.of=synthetic");

    assertThat(scenario).isEqualTo(workbench.load(YAML));
    assertThat(scenario.curators().get("desk").verifier())
        .isEqualTo(
            Optional.of(
                new VerifierSpec(Share.of(0.5), Share.of(0.25), VerifierSpec.Scope.SYNTHETIC)));
    assertThat(workbench.load(ScenarioWriter.yaml(scenario))).isEqualTo(scenario);
    assertThat(
            workbench.load(YAML, "curators.desk.verifier=none").curators().get("desk").verifier())
        .isEmpty();
  }

  /** Columns: an override with which no run could end, and the problem. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "curators.desk.verifier={right:0,wrong:0} -> curators.desk.verifier.right is 0 as wrong is,"
            + " so that nothing is kept; allowed: above 0",
        "models.student.documents=179 -> models.student.documents is 179, of which the verifier of"
            + " curators.desk keeps about 89 at most, but a corpus may need 90; allowed: at least"
            + " 180",
        "curators.desk.verifier={right:0.5,wrong:0.25,of:all} -> humans write too little: 100"
            + " documents a round together, of which the verifier of curators.desk keeps about 50 at"
            + " most, but a corpus may need 100; allowed: at least 200",
      })
  void saysWhatCannotBeEnough(String override, String problem) {
    assertThat(new Workbench(folder).refusal(YAML, override).problems())
        .singleElement()
        .asString()
        .satisfies(text -> assertThat(text.replaceFirst("^line \\d+: ", "")).isEqualTo(problem));
  }
}
