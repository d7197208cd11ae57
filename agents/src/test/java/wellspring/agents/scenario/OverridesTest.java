package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.language.TextSpec;
import wellspring.agents.scenario.language.ZipfSpec;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;

class OverridesTest {
  private static final String YAML =
      """
      rounds: 3
      seed: 7
      language: {kind: zipf, vocabulary: 30}
      humans: {people: {}}
      curators: {mixer: {human: 0.1}}
      models:
        student: {curator: mixer}
        hoarder: {curator: mixer, memory: {anchor: 5}}
      """;

  @TempDir Path folder;
  private Workbench workbench;

  @BeforeEach
  void setUp() {
    workbench = new Workbench(folder);
  }

  @Test
  void setsWhatTheFileSays() {
    assertThat(workbench.load(YAML, "rounds=9").rounds()).isEqualTo(9);
  }

  @Test
  void setsWhatTheFileDoesNotSay() {
    assertThat(workbench.load(YAML, "models.student.cadence=2").models().get("student").cadence())
        .isEqualTo(2);
  }

  @Test
  void carriesOverridesOutInTheirOrder() {
    assertThat(workbench.load(YAML, "rounds=9", "rounds=4").rounds()).isEqualTo(4);
  }

  @Test
  void replacesTextByAForm() {
    assertThat(
            memory("student", "models.student.memory=accumulate", "models.student.memory.window=3"))
        .isEqualTo(new MemoryRegime.Window(3));
  }

  @Test
  void replacesAFormByText() {
    assertThat(memory("hoarder", "models.hoarder.memory=accumulate"))
        .isEqualTo(new MemoryRegime.Accumulate());
  }

  @Test
  void replacesOneFormByAnother() {
    assertThat(memory("hoarder", "models.hoarder.memory.subsample=3"))
        .isEqualTo(new MemoryRegime.Subsample(3));
    assertThat(memory("hoarder", "models.hoarder.memory={window:2}"))
        .isEqualTo(new MemoryRegime.Window(2));
  }

  @Test
  void keepsTheFormThatIsSetAgain() {
    assertThat(memory("hoarder", "models.hoarder.memory.anchor=6"))
        .isEqualTo(new MemoryRegime.Anchor(6));
  }

  @Test
  void replacesANumberByASchedule() {
    assertThat(human("curators.mixer.human.linear={from:1,to:0,rounds:5}"))
        .isEqualTo(new Schedule.Linear(Share.ALL, Share.NONE, 5));
    assertThat(human("curators.mixer.human.steps={0:1,5:0.1}"))
        .isEqualTo(Schedule.Steps.of(Map.of(0, Share.ALL, 5, Share.of(0.1))));
  }

  @Test
  void buildsAScheduleKeyByKey() {
    assertThat(
            human(
                "curators.mixer.human.exponential.from=0.5",
                "curators.mixer.human.exponential.halfLife=4"))
        .isEqualTo(new Schedule.Exponential(Share.of(0.5), 4));
  }

  @Test
  void mergesDicts() {
    assertThat(workbench.load(YAML, "language={exponent:2}").language())
        .isEqualTo(new ZipfSpec(30, 2, 20));
  }

  @Test
  void newKindDropsWhatTheOldOneAloneKnows() {
    workbench.file("words.txt", "some words");

    LanguageSpec language =
        workbench.load(YAML, "language.path=words.txt", "language.kind=text").language();

    assertThat(language)
        .isInstanceOfSatisfying(
            TextSpec.class, text -> assertThat(text.path()).isEqualTo(folder.resolve("words.txt")));
    assertThat(workbench.load(YAML, "language={kind:text,path:words.txt}").language())
        .isEqualTo(language);
  }

  @Test
  void newKindKeepsWhatTheCommandLineSays() {
    workbench.file("words.txt", "some words");

    assertThat(
            workbench
                .refusal(
                    YAML, "language.vocabulary=5", "language.path=words.txt", "language.kind=text")
                .problems())
        .singleElement()
        .asString()
        .startsWith("language.vocabulary is no known key");
  }

  @Test
  void plusAddsAnAgent() {
    assertThat(workbench.load(YAML, "+models.second={curator:mixer}").models())
        .containsOnlyKeys("student", "hoarder", "second");
  }

  @Test
  void anAgentOnceAddedCanBeSet() {
    Scenario scenario =
        workbench.load(YAML, "+models.second.curator=mixer", "models.second.latency=2");

    assertThat(scenario.models().get("second").latency()).isEqualTo(2);
  }

  @Test
  void withoutPlusAMisspeltAgentIsAnError() {
    assertThat(workbench.refusal(YAML, "models.studnet.cadence=2"))
        .hasMessageContaining("models.studnet does not exist; there are student, hoarder")
        .hasMessageContaining("to add it, write +models.studnet.cadence=2");
  }

  @Test
  void plusRefusesWhatIsThere() {
    assertThat(workbench.refusal(YAML, "+seed=8"))
        .hasMessageContaining("override '+seed=8'")
        .hasMessageContaining("seed is there already: 7");
  }

  @Test
  void twoPlusesSetOrAdd() {
    Scenario scenario = workbench.load(YAML, "++seed=8", "++models.second.curator=mixer");

    assertThat(scenario.seed()).isEqualTo(8);
    assertThat(scenario.models()).containsKey("second");
  }

  @Test
  void tildeRemoves() {
    assertThat(workbench.load(YAML, "~models.hoarder").models()).containsOnlyKeys("student");
    assertThat(workbench.load(YAML, "~seed=7").seed()).isEqualTo(1);
  }

  @Test
  void tildeRefusesWhatIsNotThere() {
    assertThat(workbench.refusal(YAML, "~models.hoarderr", "~seed.x.y"))
        .hasMessageContaining("models.hoarderr is not there; did you mean 'hoarder'?")
        .hasMessageContaining("seed.x.y is not there");
  }

  @Test
  void tildeWithAnotherValueRefuses() {
    assertThat(workbench.refusal(YAML, "~seed=8")).hasMessageContaining("seed is 7, not 8");
  }

  @Test
  void listsEveryBadOverride() {
    assertThat(workbench.refusal(YAML, "rounds", "seed=1,2", "models.x.cadence=1").problems())
        .hasSize(3);
  }

  @Test
  void valuesOfOverridesHaveNoLine() {
    assertThat(workbench.refusal(YAML, "rounds=0").problems())
        .singleElement()
        .asString()
        .startsWith("rounds is 0; allowed: a whole number from 1");
  }

  private MemoryRegime memory(String model, String... overrides) {
    return workbench.load(YAML, overrides).models().get(model).memory();
  }

  private Schedule human(String... overrides) {
    return workbench.load(YAML, overrides).curators().get("mixer").human();
  }
}
