package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.language.TextSpec;
import wellspring.agents.scenario.language.ZipfSpec;
import wellspring.agents.scenario.learner.MatrixSpec;
import wellspring.model.language.TextSettings;
import wellspring.model.language.file.TextSource;
import wellspring.model.measure.MeasureChoice;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;

class ScenarioDefaultsTest {
  private static final CollapseSpec DEFAULT_COLLAPSE =
      new CollapseSpec(
          Map.ofEntries(
              Map.entry(CollapseDefinition.CATASTROPHIC_RISK, 3.0),
              Map.entry(CollapseDefinition.ANY_RISK, 0.0),
              Map.entry(CollapseDefinition.DIVERGING_RISK, 0.0),
              Map.entry(CollapseDefinition.LOST_VOCABULARY, 0.5),
              Map.entry(CollapseDefinition.LOST_DIVERSITY, 0.8),
              Map.entry(CollapseDefinition.LOST_TAIL, 0.5),
              Map.entry(CollapseDefinition.NOISE, 1.5),
              Map.entry(CollapseDefinition.INVENTION, 0.25),
              Map.entry(CollapseDefinition.FALSEHOOD, 0.25),
              Map.entry(CollapseDefinition.STALENESS, 0.25),
              Map.entry(CollapseDefinition.ERRORS, 0.1)));

  @TempDir Path folder;
  private Workbench workbench;

  @BeforeEach
  void setUp() {
    workbench = new Workbench(folder);
  }

  @Test
  void theShortestScenarioGetsEveryDefault() {
    CuratorSpec mixer =
        new CuratorSpec(new Schedule.Constant(Share.of(0.1)), DrawMode.EXACT, 100, Share.NONE);
    ModelSpec student =
        new ModelSpec(
            "mixer",
            new MatrixSpec(0, 0),
            new MemoryRegime.Replace(),
            ModelSpec.Start.SCRATCH,
            100,
            1,
            0);

    assertThat(workbench.load(Workbench.SHORTEST))
        .isEqualTo(
            new Scenario(
                "test",
                "",
                1,
                3,
                new ZipfSpec(100, 1, 20),
                new TreeMap<>(Map.of("people", new CohortSpec(10, 10))),
                new TreeMap<>(Map.of("mixer", mixer)),
                new TreeMap<>(Map.of("student", student)),
                new EvaluationSpec(200, 200, new MeasureChoice.Standard(), ControlChoice.AUTO),
                DEFAULT_COLLAPSE,
                new SteeringSpec(List.of("human", "pool", "labels"), true)));
  }

  @Test
  void aTextGetsItsDefaults() {
    assertThat(workbench.load(Workbench.SHORTEST, "language={kind:text,path:.}").language())
        .isEqualTo(
            new TextSpec(
                folder,
                TextSettings.Tokens.WORD,
                TextSource.Split.BLANK_LINE,
                "text",
                Share.of(0.1)));
  }

  @Test
  void aTextWithoutLinesCanBeSplitByWords() {
    LanguageSpec language =
        workbench
            .load(Workbench.SHORTEST, "language={kind:text,path:.,split:{words:200}}")
            .language();
    assertThat(((TextSpec) language).split()).isEqualTo(new TextSource.Split.Words(200));
  }

  @Test
  void aDefaultInsideAGivenObjectIsFilled() {
    assertThat(workbench.load(Workbench.SHORTEST, "evaluation.probeDocuments=7").evaluation())
        .isEqualTo(new EvaluationSpec(7, 200, new MeasureChoice.Standard(), ControlChoice.AUTO));
    assertThat(
            workbench
                .load(Workbench.SHORTEST, "models.student.learner={order:2}")
                .models()
                .get("student")
                .learner())
        .isEqualTo(new MatrixSpec(2, 0));
  }

  @Test
  void aModelWritesAsManyDocumentsAsItsCorpusHas() {
    assertThat(
            workbench
                .load(Workbench.SHORTEST, "curators.mixer.documents=37")
                .models()
                .get("student")
                .documents())
        .isEqualTo(37);
  }

  /** Columns: the corpus, two cohorts' writers, the first one's documents if given. */
  @ParameterizedTest
  @CsvSource({"100,10,10,", "101,10,10,", "7,100,1,", "100,10,5,4", "100,10,5,40", "1,1,1,1"})
  void openCohortsWriteTheFewestDocumentsThatAreEnough(
      int corpus, int first, int second, Integer given) {
    String cohort = given == null ? "" : ",documents:" + given;
    Scenario scenario =
        workbench.load(
            Workbench.SHORTEST,
            "curators.mixer.documents=" + corpus,
            "humans.people={writers:%d%s}".formatted(first, cohort),
            "+humans.others={writers:%d}".formatted(second));
    CohortSpec people = scenario.humans().get("people");
    CohortSpec others = scenario.humans().get("others");

    int fixed = given == null ? 0 : first * given;
    int open = given == null ? first + second : second;
    int fewest = 1;
    while (fixed + open * fewest < corpus) {
      fewest++;
    }
    assertThat(others.documents()).isEqualTo(fewest);
    assertThat(people.documents()).isEqualTo(given == null ? fewest : given);
  }

  @Test
  void cohortsWriteForTheLargestCurator() {
    Scenario scenario =
        workbench.load(
            Workbench.SHORTEST,
            "+curators.large={human:1,documents:300}",
            "+models.second={curator:large}");

    assertThat(scenario.humans().get("people").documents()).isEqualTo(30);
  }
}
