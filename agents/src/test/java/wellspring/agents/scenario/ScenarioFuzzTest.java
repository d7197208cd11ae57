package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people write, they get a scenario or a refusal that lists problems. */
class ScenarioFuzzTest {
  private static final List<String> KEYS =
      List.of(
          "rounds",
          "name",
          "seed",
          "language",
          "language.kind",
          "language.path",
          "humans",
          "humans.people",
          "humans.people.writers",
          "curators.mixer",
          "curators.mixer.human",
          "curators.mixer.human.linear",
          "curators.mixer.human.steps.3",
          "models",
          "models.student",
          "models.student.curator",
          "models.student.memory",
          "models.student.memory.window",
          "models.student.learner",
          "models.student.learner.kind",
          "models.student.learner.init",
          "models.student.learner.tokenizer",
          "models.student.learner.training",
          "models.student.learner.training.steps",
          "models.student.learner.heads",
          "models.new",
          "x.y");
  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "0.5",
          "1e300",
          "nan",
          "-inf",
          "null",
          "true",
          "???",
          "''",
          "[]",
          "[1,{a:2}]",
          "{}",
          "{kind:text,path:.}",
          "{kind:[1]}",
          "{kind:gpt}",
          "gpt",
          "{bpe:300}",
          "{file:.}",
          "{linear:{from:1,to:0,rounds:2}}",
          "{0:1,5:0.5}",
          "{curator:mixer}",
          "mixer",
          "zipf",
          "accumulate",
          ".",
          "{window:2,anchor:3}",
          "99999999999999999999",
          "a,b",
          "(",
          "'",
          "\\");
  private static final List<String> ACTIONS = List.of("", "", "", "+", "++", "~");
  private static final String SYNTAX = "{}[]:,#&*!|>'\"%@`?-~\n\t 0aé.\0";

  @TempDir Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void overridesGiveAScenarioOrARefusal(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] overrides = new String[1 + random.nextInt(4)];
    for (int i = 0; i < overrides.length; i++) {
      overrides[i] = any(ACTIONS, random) + any(KEYS, random) + "=" + any(VALUES, random);
    }

    assertScenarioOrRefusal(Workbench.SHORTEST, overrides);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedFilesGiveAScenarioOrARefusal(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder yaml = new StringBuilder(BuiltIns.yaml("collapse").orElseThrow());
    for (int damage = 1 + random.nextInt(4); damage > 0; damage--) {
      int place = random.nextInt(yaml.length());
      if (random.nextInt(2) == 0) {
        yaml.deleteCharAt(place);
      } else {
        yaml.insert(place, SYNTAX.charAt(random.nextInt(SYNTAX.length())));
      }
    }

    assertScenarioOrRefusal(yaml.toString());
  }

  private void assertScenarioOrRefusal(String yaml, String... overrides) {
    Workbench workbench = new Workbench(folder);

    Throwable thrown =
        catchThrowable(
            () -> {
              Scenario scenario = workbench.load(yaml, overrides);
              assertThat(workbench.load(ScenarioWriter.yaml(scenario))).isEqualTo(scenario);
            });

    if (thrown != null) {
      assertThat(thrown).isInstanceOf(ScenarioException.class);
      assertThat(((ScenarioException) thrown).problems()).isNotEmpty().allMatch(p -> !p.isBlank());
    }
  }

  private static String any(List<String> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
