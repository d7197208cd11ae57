package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.idle.IdleSetting;
import wellspring.agents.scenario.idle.IdleSettings;
import wellspring.agents.scenario.idle.MeasureScope;
import wellspring.model.measure.Measure;

/** What is said of settings that do nothing is tried: runs with and without them are compared. */
class IdleSettingsTest {
  @TempDir private static Path folder;

  private static final String DRIFT = "collapse rounds=6 evaluation.control=none";
  private static final String NUMBERS =
      "gaussian rounds=5 evaluation.control=none curators.no-human.human=0.5";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        DRIFT + " | curators.tenth-human.human=0.02 | curators.tenth-human.human=0",
        DRIFT + " | curators.tenth-human.human=0.025 | curators.tenth-human.human=0",
        DRIFT + " | curators.tenth-human.human=0.03 | curators.tenth-human.human=0.05",
        DRIFT + " | curators.tenth-human.human=0.98 | curators.tenth-human.human=1",
        DRIFT
            + " | curators.tenth-human.human={exponential:{from:0.02,halfLife:1}} | curators.tenth-human.human=0",
        DRIFT + " | curators.no-human.labels=claims | curators.no-human.labels=none",
        DRIFT + " | curators.no-human.labels={detector:0.3} | curators.no-human.labels=blind",
        DRIFT + " | curators.all-human.pool=0.5 | curators.all-human.pool=0",
        DRIFT + " | curators.no-human.draw=random | curators.no-human.draw=exact",
        DRIFT + " | models.open.documents=40 | models.open.documents=20",
        DRIFT + " | models.closed.cadence=6 | models.closed.cadence=99",
        DRIFT + " | models.closed.memory={window:6} | models.closed.memory=accumulate",
        DRIFT + " | collapse.errorRate=0.2 | collapse.errorRate=0.1",
        DRIFT + " | collapse.falseShare=0.5 | collapse.falseShare=0.25",
        DRIFT
            + " ~models.mixed ~models.open ~curators.tenth-human ~curators.all-human"
            + " | curators.no-human.pool=0.5 | curators.no-human.pool=0",
        NUMBERS + " | models.replace.learner.humanWeight=0.5 | models.replace.learner.variance=ml",
        NUMBERS + " | curators.no-human.labels=claims | curators.no-human.labels=none",
      })
  void doNothing(String base, String given, String same) {
    Scenario scenario = load(base, given);

    assertThat(keys(scenario)).anyMatch(key -> key.startsWith(given.replaceFirst("=.*", "")));
    assertThat(measured(scenario)).isEqualTo(measured(load(base, same)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        DRIFT + " | curators.tenth-human.human=0.05 | curators.tenth-human.human=0",
        DRIFT
            + " curators.tenth-human.draw=random | curators.tenth-human.human=0.02 | curators.tenth-human.human=0",
        DRIFT + " | curators.no-human.pool=0.5 | curators.no-human.pool=0",
        DRIFT + " | curators.tenth-human.draw=random | curators.tenth-human.draw=exact",
        DRIFT + " | models.closed.documents=40 | models.closed.documents=20",
        DRIFT + " curators.no-human.pool=0.5 | models.open.documents=40 | models.open.documents=20",
        DRIFT + " | models.closed.cadence=5 | models.closed.cadence=99",
        DRIFT + " | models.closed.memory={window:5} | models.closed.memory=accumulate",
        DRIFT + " | models.closed.learner.topK=9 | models.closed.learner.topK=0",
        NUMBERS
            + " curators.no-human.labels=claims | models.replace.learner.humanWeight=0.9 | models.replace.learner.variance=ml",
      })
  void othersDoSomething(String base, String given, String other) {
    Scenario scenario = load(base, given);

    assertThat(keys(scenario)).noneMatch(key -> key.startsWith(given.replaceFirst("=.*", "")));
    assertThat(measured(scenario)).isNotEqualTo(measured(load(base, other)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collapse",
        "collapse models.closed.learner.order=1 models.mixed.learner.order=1 models.open.learner.order=1",
        "collapse ~models.mixed ~models.open ~curators.tenth-human ~curators.all-human",
        "grammar",
        "gaussian",
        "regression",
        "text language.path=TEXT",
        "text language.path=TEXT models.half.learner={kind:matrix,order:0}",
      })
  void measuresThatAScenarioCannotHaveAreTheOnesThatItNeverHas(String words) {
    Scenario scenario =
        load(
            words.replace("TEXT", text().toString()),
            "rounds=3 evaluation.measures=all evaluation.probeDocuments=30 evaluation.heldOutDocuments=30");
    Set<String> absent =
        Arrays.stream(Measure.values())
            .filter(measure -> MeasureScope.absence(measure, scenario).isPresent())
            .map(Measure::id)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found =
        TestRun.of(scenario, 2, new MemoryEventLog())
            .events(Topic.MEASUREMENTS, ModelMeasured.class)
            .stream()
            .map(ModelMeasured::measure)
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> missed = new TreeSet<>(Stream.of(Measure.values()).map(Measure::id).toList());
    missed.removeAll(found);
    // A run without a single error has no slope of the hazard, a short one perhaps no age of facts.
    missed.removeIf(id -> id.startsWith("hazard_slope") || id.equals("fact_age"));
    absent.removeIf(id -> id.startsWith("hazard_slope") || id.equals("fact_age"));
    assertThat(absent).isEqualTo(missed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "collapse | models.closed.learner.topK=100 | language.vocabulary is 100",
        "collapse | models.closed.latency=30 | the model is never released",
        "text language.path=x.jsonl | language.split=line | each row of the file is a document",
        "text language.path=x.txt.gz | language.field=body | a .txt or .md file has no fields",
        "grammar | language.styles=1 language.style=2 | there is one style",
        "grammar | curators.all-human.verifier={right:1,wrong:0,of:synthetic} | no corpus has a synthetic document to verify",
        "grammar | curators.no-human.verifier={right:1,wrong:1} | it keeps everything",
        "text | models.half.learner={kind:gpt,sampling:{lead:3}} | beams is 1, so that all is drawn",
        "text | models.half.learner={kind:gpt,sampling:{beams:2,lead:0,topK:5}} | lead is 0, so that nothing is drawn",
        "text | models.half.learner={kind:gpt,stack:true} | no other model has the same learner",
        "text | collapse.inventedShare=0.5 | no model spells",
      })
  void otherReasonsAreTold(String base, String given, String reason) {
    List<String> words = new ArrayList<>(List.of(base.split(" ")));
    words.addAll(List.of(given.split(" ")));
    Scenario scenario =
        new ScenarioLoader(folder).preview(words.get(0), words.subList(1, words.size()));

    assertThat(IdleSettings.of(scenario))
        .extracting(IdleSetting::sentence)
        .anyMatch(sentence -> sentence.contains(reason));
  }

  @Test
  void aMeasureThatNobodyCanTakeIsNamed() {
    assertThat(sentences("collapse", "evaluation.measures=[diversity,facts_true]"))
        .containsExactly(
            "evaluation.measures=[diversity,facts_true] measures no 'facts_true': only language.kind"
                + " grammar states facts.");
  }

  @Test
  void aSentenceSaysWhatHappensInsteadAndWhatToDo() {
    assertThat(sentences("collapse", "curators.tenth-human.human=0.02"))
        .containsExactly(
            "curators.tenth-human.human=0.02 acts as 0: of 20 documents that is none; draw=random"
                + " keeps such a share on average, documents=50 exactly.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collapse",
        "drift",
        "gaussian",
        "gpt-collapse",
        "grammar",
        "pool",
        "regression",
        "text"
      })
  void builtInScenariosHaveNone(String name) {
    List<String> overrides =
        name.startsWith("text") || name.startsWith("gpt")
            ? List.of("language.path=" + text())
            : List.of();

    assertThat(IdleSettings.of(new ScenarioLoader(Path.of("")).load(name, overrides))).isEmpty();
  }

  /** That is what this scenario is about. */
  @Test
  void theBuiltInWithAQuotaBelowHalfATokenSaysSo() {
    assertThat(keys(new ScenarioLoader(Path.of("")).load("regimes", List.of())))
        .containsExactly("curators.by-quota.human");
  }

  private static List<String> keys(Scenario scenario) {
    return IdleSettings.of(scenario).stream().map(IdleSetting::key).toList();
  }

  private static List<String> sentences(String base, String overrides) {
    return IdleSettings.of(load(base, overrides)).stream().map(IdleSetting::sentence).toList();
  }

  /** Figures alone: a prediction may fall silent where somebody might have used a setting. */
  private static SortedMap<String, Double> measured(Scenario scenario) {
    return TestRun.of(scenario, 2, new MemoryEventLog())
        .events(Topic.MEASUREMENTS, ModelMeasured.class)
        .stream()
        .collect(
            Collectors.toMap(ModelMeasured::id, ModelMeasured::value, Math::max, TreeMap::new));
  }

  private static Scenario load(String base, String overrides) {
    List<String> words = new ArrayList<>(List.of(base.split(" +")));
    words.addAll(List.of(overrides.split(" +")));
    return new ScenarioLoader(Path.of("")).load(words.get(0), words.subList(1, words.size()));
  }

  private static Path text() {
    Path file = folder.resolve("text.txt");
    List<String> lines =
        IntStream.range(0, 1_100)
            .mapToObj(i -> "the %d hens of house %d lay %d eggs".formatted(i % 7, i, i % 5))
            .toList();
    try {
      return Files.writeString(file, String.join("\n\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
