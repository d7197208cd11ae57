package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.agents.scenario.learner.LearnerSpec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.FormCodec;
import wellspring.agents.scenario.tree.KindCodec;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.agents.theory.AppliedResult;
import wellspring.agents.theory.Theory;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.MemoryRule;
import wellspring.model.mix.ReplayBuffer;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/**
 * Every kind of a closed family can be said in a scenario, is read and written back as itself, and
 * is followed by theory as itself or not at all.
 */
class ClosedFamiliesTest {
  private static final int CORPORA = 5;

  static List<MemoryRegime> regimes() {
    return MemoryRegime.KINDS.stream()
        .map(kind -> kind.make().apply(kind.size().isPresent() ? 2 : 0))
        .toList();
  }

  static List<LabelPolicy> labels() {
    return List.of(
        new LabelPolicy.None(),
        new LabelPolicy.Blind(),
        new LabelPolicy.Claims(),
        new LabelPolicy.Detector(Share.of(0.1)));
  }

  @Test
  void allKindsOfAFamilyAreKnown() {
    assertThat(classes(regimes())).isEqualTo(permitted(MemoryRegime.class));
    assertThat(classes(labels())).isEqualTo(permitted(LabelPolicy.class));
    assertThat(types(Stream.of(LanguageKind.values()).map(LanguageKind::declaration)))
        .isEqualTo(permitted(LanguageSpec.class));
    assertThat(types(Stream.of(LearnerKind.values()).map(LearnerKind::declaration)))
        .isEqualTo(permitted(LearnerSpec.class));
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void aRegimeIsReadAndWrittenBackAsItself(MemoryRegime regime) {
    String said = MemoryCodec.INSTANCE.write(regime).toString().replace("\"", "");
    Scenario scenario = load("models.closed.memory=" + said);

    assertThat(scenario.models().get("closed").memory()).isEqualTo(regime);
    assertThat(reloaded(scenario)).isEqualTo(scenario);
    assertThat(ScenarioWriter.yaml(scenario)).contains(regime.kind().name());
  }

  @Test
  void noTwoRegimesAreWrittenAlike() {
    assertThat(regimes().stream().map(MemoryCodec.INSTANCE::write).toList())
        .doesNotHaveDuplicates();
    assertThat(regimes().stream().map(regime -> regime.rule().words(100)).toList())
        .doesNotHaveDuplicates();
  }

  /** The rules differ, so what is predicted must: no regime is taken for another one. */
  @Test
  void noTwoRegimesArePredictedAlike() {
    List<List<Double>> courses =
        regimes().stream()
            .filter(regime -> regime.rule().retention().isPresent())
            .map(ClosedFamiliesTest::diversity)
            .toList();

    assertThat(courses).hasSizeGreaterThan(4);
    assertThat(courses).allSatisfy(course -> assertThat(course).hasSize(6));
    assertThat(courses).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void aRuleThatTheoryCannotFollowIsNotPredicted(MemoryRegime regime) {
    assertThat(regime.rule().retention().isPresent()).isEqualTo(!diversity(regime).isEmpty());
  }

  /** What checks, theory and people are told of a rule is what it does. */
  @ParameterizedTest
  @MethodSource("regimes")
  void aRuleDoesWhatItSaysOfItself(MemoryRegime regime) {
    MemoryRule rule = regime.rule();
    ReplayBuffer<String> kept = ReplayBuffer.empty();
    List<Integer> sizes = new ArrayList<>();
    boolean everything = true;
    boolean remembers = false;
    for (int corpus = 0; corpus < CORPORA; corpus++) {
      List<String> fresh = List.of(corpus + "a", corpus + "b", corpus + "c");
      kept = rule.keep(kept, fresh);
      List<String> training = rule.training(kept, new Seed(1).stream("memory", "m", corpus));
      sizes.add(training.size());
      everything &= training.size() == 3 * (corpus + 1);
      remembers |= !fresh.containsAll(training);
    }

    assertThat(sizes.get(0)).isEqualTo(rule.firstTraining(3)).isEqualTo(Collections.min(sizes));
    assertThat(remembers).isEqualTo(rule.remembers());
    assertThat(everything).isEqualTo(rule.keepsEverything(CORPORA, 3));
    assertThat(rule.words(3)).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("labels")
  void labelsAreReadAndWrittenBackAsThemselves(LabelPolicy labels) {
    String said = LabelPolicy.CODEC.write(labels).toString().replace("\"", "");
    Scenario scenario = load("curators.no-human.labels=" + said);

    assertThat(scenario.curators().get("no-human").labels()).isEqualTo(labels);
    assertThat(reloaded(scenario)).isEqualTo(scenario);
  }

  @ParameterizedTest
  @MethodSource("wellspring.agents.scenario.BuiltIns#names")
  void builtInsAreReadAndWrittenBackAsThemselves(String name) {
    Scenario scenario = new ScenarioLoader(Path.of("")).preview(name, List.of());

    assertThat(reloaded(scenario)).isEqualTo(scenario);
  }

  @Test
  void theSchemaNamesEveryKind() throws Exception {
    JsonNode schema = new JsonMapper().readTree(ScenarioSchema.json());

    assertThat(texts(schema.at("/properties/language/properties/kind/enum")))
        .containsExactlyElementsOf(Stream.of(LanguageKind.values()).map(LanguageKind::id).toList());
    assertThat(texts(schema.at("/$defs/model/properties/learner/properties/kind/enum")))
        .containsExactlyElementsOf(Stream.of(LearnerKind.values()).map(LearnerKind::id).toList());
    for (MemoryRegime.Kind kind : MemoryRegime.KINDS) {
      assertThat(schema.at("/$defs/memory").toString()).contains('"' + kind.name() + '"');
    }
  }

  /** A family with a kind that nobody has declared. */
  sealed interface Weather {
    record Sun() implements Weather {}

    record Rain(int hours) implements Weather {}
  }

  @Test
  void aFormThatIsForgottenIsRefused() {
    FormCodec<Weather> forgetful =
        FormCodec.of(Weather.class).word("sun", "dry", Weather.Sun.class, Weather.Sun::new);

    assertThatIllegalStateException().isThrownBy(forgetful::closed).withMessageContaining("Rain");
    assertThat(
            forgetful
                .form(
                    "rain",
                    JsonNodeFactory.instance.objectNode(),
                    Weather.Rain.class,
                    Codecs.INTEGER.map(Weather.Rain::new, Weather.Rain::hours))
                .closed()
                .write(new Weather.Rain(3)))
        .hasToString("{\"rain\":3}");
  }

  @Test
  void aKindThatIsForgottenIsRefused() {
    KindDeclaration<Weather.Sun> sun =
        new KindDeclaration<>("sun", "dry", Weather.Sun.class, RecordCodec.of(Weather.Sun.class));

    assertThatIllegalStateException()
        .isThrownBy(() -> new KindCodec<>("weather", Weather.class, List.of(sun), weather -> sun))
        .withMessageContaining("Rain");
  }

  private static List<Double> diversity(MemoryRegime regime) {
    Scenario scenario =
        load(
            "models.closed.memory="
                + MemoryCodec.INSTANCE.write(regime).toString().replace("\"", ""));
    return Theory.of(scenario, scenario.language().language()).of("closed").stream()
        .filter(AppliedResult::holds)
        .filter(finding -> finding.line().id().equals("drift"))
        .flatMap(finding -> finding.forecast().orElseThrow().measures().stream())
        .filter(foretold -> foretold.measure() == Measure.DIVERSITY)
        .flatMap(
            foretold ->
                Stream.iterate(1, generation -> generation + 1)
                    .limit(6)
                    .map(generation -> foretold.at(generation).orElseThrow()))
        .toList();
  }

  @Test
  void whatTheoryFollowsIsWhatIsSimulated() {
    for (MemoryRegime regime : regimes()) {
      regime
          .rule()
          .retention()
          .ifPresent(followed -> assertThat(regime.rule()).as("%s", regime).isEqualTo(followed));
    }
  }

  static Stream<String> declaringClasses() {
    return Stream.of(
            permitted(LanguageSpec.class).stream(),
            permitted(LearnerSpec.class).stream(),
            permitted(LabelPolicy.class).stream(),
            permitted(MemoryRegime.class).stream(),
            Stream.of(
                LanguageKind.class.getName(),
                LearnerKind.class.getName(),
                ScenarioSchema.class.getName()))
        .flatMap(names -> names);
  }

  /** Whichever class a program happens to touch first, all are there in the end. */
  @ParameterizedTest
  @MethodSource("declaringClasses")
  void anyClassCanBeTheFirst(String name) throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader fresh =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      assertThat(Class.forName(name, true, fresh).getClassLoader()).isEqualTo(fresh);
      assertThat(Class.forName(ScenarioLoader.class.getName(), true, fresh)).isNotNull();
      assertThat(Class.forName(ScenarioSchema.class.getName(), true, fresh)).isNotNull();
    }
  }

  private static Scenario load(String change) {
    return new ScenarioLoader(Path.of("")).load("collapse", List.of("rounds=6", change));
  }

  private static Scenario reloaded(Scenario scenario) {
    return ScenarioLoader.change(scenario, List.of());
  }

  private static Set<String> classes(List<?> values) {
    return values.stream()
        .map(value -> value.getClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> types(Stream<KindDeclaration<?>> declarations) {
    return declarations
        .map(declaration -> declaration.type().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> permitted(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .map(Class::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> texts(JsonNode array) {
    return Stream.iterate(0, i -> i + 1)
        .limit(array.size())
        .map(i -> array.get(i).textValue())
        .toList();
  }
}
