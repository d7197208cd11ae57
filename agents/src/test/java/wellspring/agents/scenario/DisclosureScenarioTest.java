package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureScenarioTest {
  private static final String YAML =
      """
      rounds: 3
      language: {kind: zipf}
      humans: {people: {writers: 10, documents: 10}}
      curators: {desk: {human: 0.1, documents: 20}}
      models: {student: {curator: desk, documents: 100}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models.student.disclosure={honest:0.5,silent:0.25}",
        "models.student.disclosure.honest=0",
        "humans.people.disclosure={honest:0.75,silent:0.25}",
      })
  void readsBackWhatItWrites(String override) {
    Workbench workbench = new Workbench(folder);
    Scenario scenario = workbench.load(YAML, override);

    assertThat(workbench.load(ScenarioWriter.yaml(scenario))).isEqualTo(scenario);
    assertThat(scenario).isNotEqualTo(workbench.load(YAML));
    assertThat(scenario.mayConceal()).isTrue();
    assertThat(workbench.load(YAML).mayConceal()).isFalse();
  }

  /** Columns: an override with which a scenario makes no sense, and the problem. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "models.student.disclosure.honest=1.5 -> models.student.disclosure.honest is 1.5; allowed: a number from 0 to 1",
        "models.student.disclosure.honest=-0.1 -> models.student.disclosure.honest is -0.1; allowed: a number from 0 to 1",
        "models.student.disclosure.silent=0.1 -> models.student.disclosure.silent is 0.1, and honest is 1: together more than all documents; allowed: at most 0",
        "humans.people.disclosure={honest:0.5,silent:0.75} -> humans.people.disclosure.silent is 0.75, and honest is 0.5: together more than all documents; allowed: at most 0.5",
        "models.student.disclosure.honest=0.1 -> models.student.documents is 100, of which about 10 say that the model wrote them (disclosure.honest is 0.1), but a corpus may need 18; allowed: at least 180, or curators.desk.shortage=shrink",
      })
  void namesKeyValueAndRemedy(String override, String problem) {
    assertThat(new Workbench(folder).refusal(YAML, override).problems())
        .anySatisfy(line -> assertThat(line).contains(problem));
  }
}
