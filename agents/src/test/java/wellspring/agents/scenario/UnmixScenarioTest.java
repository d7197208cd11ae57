package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.learner.UnmixSpec;

class UnmixScenarioTest {
  private static final String YAML =
      """
      rounds: 3
      language: {kind: zipf}
      humans: {people: {}}
      curators: {desk: {human: 0.1, labels: claims}}
      models: {student: {curator: desk, start: warm, learner: {kind: unmix}}}
      """;

  @TempDir Path folder;

  @Test
  void loadsAndIsReadBackAsItIsWritten() {
    Workbench workbench = new Workbench(folder);
    Scenario scenario = workbench.load(YAML);

    assertThat(scenario.models().get("student").learner()).isEqualTo(new UnmixSpec());
    assertThat(workbench.load(ScenarioWriter.yaml(scenario))).isEqualTo(scenario);
  }

  @Test
  void whatAllWriteIsItsOwnAndPeoplesTextOnlyWhereItIsTheOnlyModel() {
    Workbench workbench = new Workbench(folder);
    String natural = "curators.desk.human=natural";
    assertThat(workbench.load(YAML, natural).curators().get("desk").readsOthers()).isTrue();
    assertThat(
            workbench
                .refusal(YAML, natural, "+models.other={curator: desk, learner: {kind: matrix}}")
                .problems())
        .singleElement()
        .asString()
        .contains("curators.desk.human is natural beside other models, but models.student learns");
  }

  /** Columns: an override that takes away what unmixing must know, and the problem. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "language={kind:text,path:.} -> models.student.learner.kind is 'unmix', which takes"
            + " independent tokens; allowed: unmix with language.kind zipf",
        "curators.desk.labels=none -> curators.desk.labels is none, but models.student learns by"
            + " unmix, which takes the probability that a person wrote a document; allowed: blind,"
            + " claims or {detector: ERROR}",
        "curators.desk.pool=0.5 -> curators.desk.pool is 0.5, but models.student learns by unmix,"
            + " which knows its own text and no other's; allowed: 0",
        "models.student.start=scratch -> models.student.start is scratch, but a model that learns by"
            + " unmix knows its own text by the generation before; allowed: warm",
        "models.student.memory=accumulate -> models.student.memory is not replace, but a model that"
            + " learns by unmix has kept what it learned from earlier corpora, and would count them"
            + " again; allowed: replace",
        "models.student.latency=1 -> models.student.latency is 1, but a model that learns by unmix"
            + " takes what it reads for the text of its last release; allowed: 0",
      })
  void saysWhatIsMissing(String override, String problem) {
    assertThat(new Workbench(folder).refusal(YAML, override).problems())
        .singleElement()
        .asString()
        .satisfies(text -> assertThat(text.replaceFirst("^line \\d+: ", "")).isEqualTo(problem));
  }
}
