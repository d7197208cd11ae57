package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioWriterTest {
  @TempDir Path folder;
  private Workbench workbench;

  @BeforeEach
  void setUp() {
    workbench = new Workbench(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rounds=4",
        "seed=-9223372036854775808",
        "seed=9223372036854775807",
        "curators.mixer.human.linear={from:1,to:0.25,rounds:2}",
        "curators.mixer.human.exponential={from:0.3333333333333333,halfLife:1e-3}",
        "curators.mixer.human.harmonic={from:1e-300}",
        "curators.mixer.human.steps={0:1,10:0.1,2:0.5}",
        "curators.mixer.human=-0.0",
        "curators.mixer.human=0.30000000000000004",
        "curators.mixer={human:1,draw:random,pool:1}",
        "curators.mixer.labels=blind",
        "curators.mixer.labels=claims",
        "curators.mixer.labels.detector=0.25",
        "models.student.memory=accumulate",
        "models.student.memory.window=3",
        "models.student.memory.anchor=4",
        "models.student.memory.subsample=5",
        "models.student={start:warm,cadence:3,latency:2,documents:200}",
        "models.student.learner={order:5,prior:1e9}",
        "models.student.learner={order:0,prior:estimated}",
        "language={kind:text,path:.,tokens:byte,split:file,field:'a b',heldOut:0.5}",
        "language={kind:text,path:.,split:line,field:'5'}",
        "language={kind:text,path:.,tokens:character,split:{words:200},field:meta.text}",
        "language={kind:gaussian,dimension:3}",
        "language={kind:regression,dimension:3,noise:0.5,inputs:same}",
        "language={kind:grammar}",
        "language={kind:grammar,seed:-3,vocabulary:99,exponent:0.5,topics:1,styles:2,style:0}",
        "language={kind:grammar,sentences:1.5,sentencesMax:3}",
        "language={kind:grammar,world:{entities:1,attributes:2,values:3,change:1,error:0.125}}",
        "evaluation.measures=all",
        "evaluation.measures=[vendi_score,diversity,vendi_score]",
        "collapse={perplexityRatio:2e8,diversityRatio:1e-9,tailRatio:1,vocabularyRatio:0}",
        "collapse={riskIncrease:0.01,riskTrend:2.5,falseShare:1,outdatedShare:0.5,errorRate:0}",
      })
  void readsBackWhatItWrites(String override) {
    Scenario scenario = workbench.load(Workbench.SHORTEST, override);

    Scenario again = workbench.load(ScenarioWriter.yaml(scenario));

    assertThat(again).isEqualTo(scenario);
    assertThat(ScenarioWriter.hash(again)).isEqualTo(ScenarioWriter.hash(scenario));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "1e3",
        "0x1F",
        "1_000",
        "1:30",
        "2026-01-01",
        "true",
        "no",
        "null",
        "~",
        ".inf",
        "???",
        "a: b",
        "a #b",
        "# a",
        "- a",
        "[a",
        "{a",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "'",
        "\"",
        " a ",
        "a\nb",
        "a\n",
        "\t",
        "ü→😀",
        "=",
        "<<",
        "?",
        ": ",
        "a,b]"
      })
  void keepsEveryDescription(String description) {
    Scenario plain = workbench.load(Workbench.SHORTEST);
    Scenario described =
        new Scenario(
            plain.name(),
            description,
            plain.seed(),
            plain.rounds(),
            plain.language(),
            plain.humans(),
            plain.curators(),
            plain.models(),
            plain.evaluation(),
            plain.collapse(),
            plain.steering());
    workbench.file("described.yaml", ScenarioWriter.yaml(described));

    assertThat(workbench.loader().preview("described.yaml", List.of())).isEqualTo(described);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "{kind:zipf} {}",
        "{kind:text,path:.} {}",
        "{kind:grammar} {}",
        "{kind:gaussian} {humanWeight:0.5}",
        "{kind:regression} {}",
      })
  void writesEveryKeyInTheSchemasOrder(String language, String learner) {
    Scenario scenario =
        workbench.load(
            Workbench.SHORTEST, "language=" + language, "models.student.learner=" + learner);
    ObjectNode tree = YamlReader.read("written", ScenarioWriter.yaml(scenario)).root();

    assertKeysOf(ScenarioSchema.get().root(), tree);
  }

  private static void assertKeysOf(JsonNode schema, ObjectNode object) {
    ScenarioSchema schemas = ScenarioSchema.get();
    if (!schemas.hasOwnNames(schema, object)) {
      List<String> written = new ArrayList<>();
      object.fieldNames().forEachRemaining(written::add);
      assertThat(written).isEqualTo(schemas.keys(schema, object));
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue() instanceof ObjectNode child) {
        assertKeysOf(schemas.child(schema, object, field.getKey()), child);
      }
    }
  }

  @Test
  void writesWholeNumbersWithoutAPoint() {
    assertThat(ScenarioWriter.yaml(workbench.load(Workbench.SHORTEST)))
        .contains("exponent: 1\n")
        .contains("human: 0.1\n")
        .contains("pool: 0\n");
  }

  @Test
  void hashDoesNotDependOnHowAScenarioIsWritten() {
    String otherwise =
        """
        models: {student: {memory: replace, curator: mixer, learner: {kind: matrix}}}
        curators: {mixer: {human: 1.0e-1, documents: 100.0}}
        humans: {people: {writers: 10, documents: 10}}
        language: {exponent: 1.0, kind: zipf}
        rounds: 3
        description: in another order
        name: other
        """;

    assertThat(ScenarioWriter.hash(workbench.load(otherwise)))
        .isEqualTo(ScenarioWriter.hash(workbench.load(Workbench.SHORTEST)))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void keepsTheOrderInWhichModelsWereWrittenThoughNoResultDependsOnIt() {
    String[] overrides = {
      "+models.zoe={curator: mixer, learner: {kind: matrix}}",
      "+models.amy={curator: mixer, learner: {kind: matrix}}"
    };
    Scenario scenario = workbench.load(Workbench.SHORTEST, overrides);
    Scenario otherwise = workbench.load(Workbench.SHORTEST, overrides[1], overrides[0]);

    assertThat(scenario.modelNames()).containsExactly("student", "zoe", "amy");
    assertThat(workbench.load(ScenarioWriter.yaml(scenario)).modelNames())
        .containsExactly("student", "zoe", "amy");
    assertThat(otherwise.modelNames()).containsExactly("student", "amy", "zoe");
    assertThat(ScenarioWriter.hash(otherwise)).isEqualTo(ScenarioWriter.hash(scenario));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed=2",
        "rounds=4",
        "language.exponent=1.0000000000000002",
        "humans.people.writers=11",
        "curators.mixer.draw=random",
        "models.student.memory=accumulate",
        "evaluation.probeDocuments=1",
        "collapse.tailRatio=0.4",
      })
  void hashSeesWhateverCanChangeAResult(String override) {
    assertThat(ScenarioWriter.hash(workbench.load(Workbench.SHORTEST, override)))
        .isNotEqualTo(ScenarioWriter.hash(workbench.load(Workbench.SHORTEST)));
  }
}
