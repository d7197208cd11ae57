package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;

/** Every message names the key, its value and what is allowed. */
class ScenarioErrorsTest {
  private static final String YAML =
      """
      rounds: 10
      language: {kind: zipf}
      humans: {people: {writers: 10, documents: 10}}
      curators:
        mixer: {human: 0.1, documents: 100}
        saver: {human: 1, documents: 50}
      models:
        student: {curator: mixer}
        thinker: {curator: saver}
      """;

  @TempDir Path folder;
  private Workbench workbench;

  @BeforeEach
  void setUp() {
    workbench = new Workbench(folder);
  }

  /** Columns: an override that breaks the scenario, and the whole problem that it causes. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "rounds=0 -> rounds is 0; allowed: a whole number from 1 to 1000000",
        "rounds=2.5 -> rounds is 2.5; allowed: a whole number from 1 to 1000000",
        "rounds=many -> rounds is 'many'; allowed: a whole number from 1 to 1000000",
        "rounds=null -> rounds is empty; allowed: a whole number from 1 to 1000000",
        "rounds=true -> rounds is true; allowed: a whole number from 1 to 1000000",
        "rounds=[1] -> rounds is [1]; allowed: a whole number from 1 to 1000000",
        "rounds={a:1} -> rounds is {\"a\":1}; allowed: a whole number from 1 to 1000000",
        "seed=1.5 -> seed is 1.5; allowed: a whole number from -9223372036854775808 to"
            + " 9223372036854775807",
        "seed=9223372036854775808 -> seed is 9223372036854775808; allowed: a whole number from"
            + " -9223372036854775808 to 9223372036854775807",
        "seed=-9.3e18 -> seed is -9300000000000000000; allowed: a whole number from"
            + " -9223372036854775808 to 9223372036854775807",
        "curators.mixer.human=1.5 -> curators.mixer.human is 1.5; allowed: a number from 0 to 1,"
            + " natural or exactly one of the keys linear, exponential, harmonic, steps",
        "curators.mixer.human=-0.1 -> curators.mixer.human is -0.1; allowed: a number from 0 to 1,"
            + " natural or exactly one of the keys linear, exponential, harmonic, steps",
        "curators.mixer.human=nan -> curators.mixer.human is 'nan'; allowed: a number from 0 to 1,"
            + " natural or exactly one of the keys linear, exponential, harmonic, steps",
        "curators.mixer.pool=inf -> curators.mixer.pool is 'inf'; allowed: a number from 0 to 1",
        "curators.mixer.draw=exactly -> curators.mixer.draw is 'exactly'; allowed: exact or random",
        "curators.mixer.verifier={right:1,wrong:0} -> curators.mixer.verifier is given, but in"
            + " language.kind zipf no document is right or wrong; allowed: none",
        "curators.mixer.verifier={right:1} -> curators.mixer.verifier.wrong is missing: The share of"
            + " the wrong documents that it keeps.",
        "curators.mixer.verifier=strict -> curators.mixer.verifier is 'strict'; allowed: none or a"
            + " mapping with the keys right, wrong, of",
        "curators.mixer.labels=all -> curators.mixer.labels is 'all'; allowed: none, blind or claims"
            + " or exactly one of the keys detector",
        "curators.mixer.labels.detector=0.6 -> curators.mixer.labels.detector is 0.6; allowed: a"
            + " number from 0 to 0.5",
        "curators.mixer.human.harmonic={} -> curators.mixer.human.harmonic.from is missing: The"
            + " share in round 0.",
        "curators.mixer.human.exponential={from:1,halfLife:0} -> "
            + " curators.mixer.human.exponential.halfLife is 0; allowed: a number above 0 to"
            + " 1000000",
        "curators.mixer.human.steps={5:0.1} -> curators.mixer.human.steps.0 is missing: The share"
            + " from the first round on: steps begin at round 0.",
        "curators.mixer.human.steps={0:1,5:2} -> curators.mixer.human.steps.5 is 2; allowed: a"
            + " number from 0 to 1 or natural",
        "curators.mixer.human.steps={0:1,05:1} -> curators.mixer.human.steps.05 has a name that is"
            + " not allowed. A round's number: 0 or a whole number without leading zeros, at most"
            + " 999999.",
        "curators.mixer.human={linear:{from:1,to:0,rounds:1},steps:{0:1}} -> curators.mixer.human is"
            + " {\"linear\":{\"from\":1,\"to\":0,\"rounds\":1},\"steps\":{\"0\":1}}; allowed: a"
            + " number from 0 to 1, natural or exactly one of the keys linear, exponential,"
            + " harmonic, steps",
        "curators.mixer.human=naturally -> curators.mixer.human is 'naturally'; allowed: a number"
            + " from 0 to 1, natural or exactly one of the keys linear, exponential, harmonic,"
            + " steps",
        "models.student.memory=forget -> models.student.memory is 'forget'; allowed: replace or"
            + " accumulate or exactly one of the keys window, anchor, subsample",
        "models.student.memory={} -> models.student.memory is {}; allowed: replace or accumulate or"
            + " exactly one of the keys window, anchor, subsample",
        "models.student.memory.window=0 -> models.student.memory.window is 0; allowed: a whole"
            + " number from 1 to 1000000",
        "models.student.memory.windows=1 -> models.student.memory.windows is no known key; did you"
            + " mean 'window'? Known here: window, anchor, subsample",
        "models.student.cadense=2 -> models.student.cadense is no known key; did you mean 'cadence'?"
            + " Known here: curator, learner, memory, start, documents, cadence, latency,"
            + " price, quality, disclosure",
        "models.student.learner.order=6 -> models.student.learner.order is 6; allowed: a whole"
            + " number from 0 to 5",
        "models.student.learner.prior=guessed -> models.student.learner.prior is 'guessed'; allowed:"
            + " a number from 0 to 1000000000 or estimated",
        "models.student.learner.prior=-1 -> models.student.learner.prior is -1; allowed: a number"
            + " from 0 to 1000000000 or estimated",
        "models.student={start:warm,learner:{prior:estimated}} -> models.student.start is 'warm', but"
            + " learner.prior is estimated, which takes all documents and not their counts; allowed:"
            + " scratch, with memory accumulate to keep what was learned",
        "models.student.learner.kind=gpd -> models.student.learner.kind is 'gpd'; allowed: matrix,"
            + " gpt, gaussian, regression, unmix or outside",
        "language.kind=latin -> language.kind is 'latin'; allowed: zipf, text, grammar,"
            + " gaussian or regression",
        "language={kind:grammar,vocabulary:100,world:{values:20}} -> language.vocabulary is 100, but"
            + " a world of 20 entities and 4 attributes with 20 values each needs more words;"
            + " allowed: at least 118, or make language.world smaller",
        "language={kind:grammar,world:{values:1}} -> language.world.values is 1; allowed: a whole"
            + " number from 2 to 100",
        "language={kind:grammar,world:{changes:1}} -> language.world.changes is no known key; did"
            + " you mean 'change'? Known here: entities, attributes, values, change, error",
        "language={kind:grammar,sentences:0.5} -> language.sentences is 0.5; allowed: a number from 1"
            + " to 1000",
        "~language.kind -> language.kind is missing: zipf: independent tokens, the exactly solvable"
            + " case.",
        "language.heldOut=0.1 -> language.heldOut is no known key. Known here: kind, vocabulary,"
            + " exponent, documentTokens",
        "language={kind:text,path:'.',heldOut:1} -> language.heldOut is 1; allowed: a number above 0"
            + " and below 1",
        "language={kind:text,path:''} -> language.path is ''; allowed: text that is not empty",
        "~language -> language is missing: What the humans speak.",
        "~humans -> humans is missing: The cohorts of human writers, by name.",
        "~humans.people -> humans is {}; allowed: at least one entry, NAME: {...}",
        "humans.people.writers=0 -> humans.people.writers is 0; allowed: a whole number from 1 to"
            + " 1000000",
        "~models -> models is missing: Who writes and retrains, by name.",
        "++models.Big={curator:mixer} -> models.Big has a name that is not allowed. Lower-case"
            + " letters, digits and hyphens, starting with a letter, at most 63.",
        "name=Über -> name is 'Über'; allowed: text: Lower-case letters, digits and hyphens,"
            + " starting with a letter, at most 63.",
        "round=3 -> round is no known key; did you mean 'rounds'? Known here: name, description,"
            + " seed, rounds, language, humans, audiences, curators, models, evaluation, collapse,"
            + " steering",
        "models.thinker.curator=mixer -> curators.saver is used by no model; name it in a model's"
            + " curator, or remove it",
        "models.student.curator=mixr -> models.student.curator is 'mixr', but there is no such"
            + " curator; allowed: mixer, saver",
        "models.student.curator=nan -> models.student.curator is 'nan', but there is no such"
            + " curator; allowed: saver, mixer",
        "+models.people={curator:mixer} -> models.people has the name of humans.people; every agent"
            + " needs a name of its own",
        "+models.conductor={curator:mixer} -> models.conductor has a name that Wellspring keeps for"
            + " itself; choose another",
        "+models.settlement={curator:mixer} -> models.settlement has a name that Wellspring keeps for"
            + " itself; choose another",
        "+humans.evaluator={} -> humans.evaluator has a name that Wellspring keeps for itself; choose"
            + " another",
        "humans.people.documents=9 -> humans write too little: 90 documents a round together;"
            + " curators.mixer.documents is 100; allowed: at least 100",
        "humans.people={writers:1000000,documents:10000000} -> humans.people writes too much: 1,000,000"
            + " writers with 10,000,000 documents each; allowed: at most 2,147,483,647 documents a"
            + " round",
        "models.student.documents=89 -> models.student.documents is 89, but its curator 'mixer' may"
            + " need 90 of them in a round; allowed: at least 90",
        "models.student.memory.anchor=101 -> models.student.memory.anchor is 101, but a corpus of its"
            + " curator 'mixer' has 100 documents; allowed: at most 100",
        "evaluation.measures=most -> evaluation.measures is 'most'; allowed: standard or all or a list"
            + " of ids of measures",
        "evaluation.measures=[] -> evaluation.measures is []; allowed: standard or all or a list of"
            + " ids of measures",
        "evaluation.measures=5 -> evaluation.measures is 5; allowed: standard or all or a list of ids"
            + " of measures",
        "evaluation.measures=[5] -> evaluation.measures.0 is 5; allowed: text that is not empty",
        "collapse.perplexityRatio=0.5 -> collapse.perplexityRatio is 0.5; allowed: a number from 1"
            + " to 1000000000",
      })
  void namesKeyValueAndRemedy(String override, String problem) {
    assertThat(workbench.refusal(YAML, override).problems())
        .singleElement()
        .asString()
        .satisfies(
            text ->
                assertThat(text.replaceFirst("^line \\d+: ", "")).isEqualTo(withRegimes(problem)));
  }

  /** As many regimes as there are, whatever a case names. */
  private static String withRegimes(String problem) {
    return problem
        .replace("replace or accumulate or", String.join(" or ", regimes(false)) + " or")
        .replace("window, anchor, subsample", String.join(", ", regimes(true)));
  }

  private static List<String> regimes(boolean sized) {
    return MemoryRegime.KINDS.stream()
        .filter(kind -> kind.size().isPresent() == sized)
        .map(MemoryRegime.Kind::name)
        .toList();
  }

  @Test
  void theScenarioThatTheOthersBreakIsSound() {
    assertThat(workbench.load(YAML).rounds()).isEqualTo(10);
  }

  @Test
  void anUnknownMeasureIsAnsweredWithTheNearestAndAll() {
    assertThat(workbench.refusal(YAML, "evaluation.measures=[entropy,diversty]").problems())
        .singleElement()
        .asString()
        .startsWith(
            "evaluation.measures.1 is 'diversty', but there is no such measure; allowed, the"
                + " nearest first: diversity, ")
        .contains(Arrays.stream(Measure.values()).map(Measure::id).toList());
  }

  @Test
  void listsEveryProblemWithItsLine() {
    String yaml =
        YAML.replace("rounds: 10", "rounds: 0\nsede: 5").replace("human: 1,", "human: 2,");

    assertThat(workbench.refusal(yaml, "evaluation=5").problems())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("line 1: rounds is 0"),
            second -> assertThat(second).startsWith("line 2: sede is no known key"),
            third -> assertThat(third).startsWith("line 7: curators.saver.human is 2"),
            fourth -> assertThat(fourth).startsWith("evaluation is 5"));
  }

  @Test
  void givesAMissingKeyTheLineOfItsObject() {
    assertThat(workbench.refusal(YAML.replace("student: {curator: mixer}", "student: {}")))
        .hasMessageContaining("line 8: models.student.curator is missing");
  }

  @Test
  void beginsWithTheFile() {
    assertThat(workbench.refusal(YAML, "rounds=0"))
        .hasMessageStartingWith(folder.resolve("test.yaml") + " cannot be used:\n  rounds is 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"curators.mixer.draw=random", "curators.mixer.human.steps={0:0.1,9:0}"})
  void asksForAllThatARareRoundMayNeed(String override) {
    assertThat(workbench.refusal(YAML, override, "models.student.documents=99"))
        .hasMessageContaining("allowed: at least 100");
    assertThat(workbench.load(YAML, override, "models.student.documents=100")).isNotNull();
  }

  @Test
  void asksForNothingThatComesAfterTheRun() {
    String[] late = {"curators.mixer.human.steps={0:0.1,10:0}", "models.student.documents=90"};

    assertThat(workbench.load(YAML, late).models().get("student").documents()).isEqualTo(90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"curators.mixer.draw=exact", "curators.mixer.draw=random"})
  void asksAModelForAllSyntheticDocumentsWhileThePoolMayTakeItsOwn(String draw) {
    String human = "curators.mixer.human=0";
    String pool = "curators.mixer.pool=0.5";
    String[] shared = {draw, human, pool, "models.thinker.documents=100"};

    assertThat(workbench.load(YAML, with(shared, "models.student.documents=100"))).isNotNull();
    assertThat(workbench.refusal(YAML, with(shared, "models.student.documents=99")).problems())
        .containsExactly(
            "models.student.documents is 99, but its curator 'mixer' may need 100 of them in a"
                + " round, as its pool may take them too; allowed: at least 100");
  }

  @Test
  void asksAModelForNothingOfItsOwnWhereThePoolIsRoundedToAll() {
    String[] shared = {"models.student.documents=1", "models.thinker.documents=89"};

    assertThat(workbench.load(YAML, with(shared, "curators.mixer.pool=0.995"))).isNotNull();
    assertThat(workbench.refusal(YAML, with(shared, "curators.mixer.pool=0.994")))
        .hasMessageContaining("models.student.documents is 1,");
    assertThat(
            workbench.refusal(
                YAML, with(shared, "curators.mixer={pool:0.995,draw:random,human:0.1}")))
        .as("chance may leave the pool less than all")
        .hasMessageContaining("models.student.documents is 1,");
  }

  @Test
  void asksEachModelForAllThatChanceMayTakeFromItThroughThePool() {
    String[] islands = {"curators.mixer.draw=random", "curators.mixer.pool=0.5"};

    assertThat(workbench.load(YAML, with(islands, "models.thinker.documents=100"))).isNotNull();
    assertThat(workbench.refusal(YAML, with(islands, "models.thinker.documents=99")).problems())
        .containsExactly(
            "models.thinker.documents is 99, but the pool of curators.mixer may take 100 of them in"
                + " a round; allowed: at least 100");
    assertThat(workbench.load(YAML, with(islands, "models.thinker={latency:9,documents:1}")))
        .as("a model that never writes")
        .isNotNull();
  }

  @Test
  void asksAllModelsTogetherForThePool() {
    String[] pooled = {"curators.mixer.pool=1", "models.student.documents=1"};

    assertThat(workbench.load(YAML, with(pooled, "models.thinker.documents=89"))).isNotNull();
    assertThat(workbench.refusal(YAML, with(pooled, "models.thinker.documents=88")).problems())
        .containsExactly(
            "curators.mixer.pool is 1 and may ask for 90 synthetic documents in round 1, but the"
                + " models released before it write 89; raise their models.NAME.documents, or"
                + " release others earlier by a lower models.NAME.latency");
  }

  /** The student's human fraction falls to 0.1 in round 4, which a latency of 3 still serves. */
  @Test
  void countsASlowModelForThePoolOnlyFromTheRoundAfterItsRelease() {
    String[] pooled = {
      "curators.mixer.pool=1", "curators.mixer.human={steps:{0:0.9,4:0.1}}",
      "models.student.documents=10", "models.thinker.documents=80"
    };

    assertThat(workbench.load(YAML, with(pooled, "models.thinker.latency=3"))).isNotNull();
    assertThat(workbench.refusal(YAML, with(pooled, "models.thinker.latency=4")).problems())
        .singleElement()
        .asString()
        .startsWith("curators.mixer.pool is 1 and may ask for 90 synthetic documents in round 4,")
        .contains("released before it write 10;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"curators.mixer.pool=0", "curators.mixer.pool=1"})
  void asksForNothingBeforeAModelHasWrittenItself(String pool) {
    String[] slow = {
      pool,
      "curators.mixer.human={steps:{0:0.1,4:1}}",
      "models.student.documents=1",
      "models.thinker.documents=1"
    };

    assertThat(workbench.load(YAML, with(slow, "models.student.latency=3"))).isNotNull();
    assertThat(workbench.refusal(YAML, with(slow, "models.student.latency=2"))).isNotNull();
  }

  private static String[] with(String[] overrides, String another) {
    return Stream.concat(Stream.of(overrides), Stream.of(another)).toArray(String[]::new);
  }
}
