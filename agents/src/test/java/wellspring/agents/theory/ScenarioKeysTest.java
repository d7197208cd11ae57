package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioSettings;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.theory.HeldLines.Held;

/** A key that no line knows yet is refused by every line for which it could matter. */
class ScenarioKeysTest {
  private static final String NEW_KEY = "novelty";

  /** Each line, and each place of its scenario where a key could be added. */
  static Stream<Arguments> places() {
    return HeldLines.all()
        .flatMap(
            held -> {
              Scenario scenario = HeldLines.load(held.scenario());
              String model = "models." + held.model();
              return Stream.of(
                      "",
                      "language",
                      "humans.people",
                      model,
                      model + ".learner",
                      "curators." + scenario.models().get(held.model()).curator())
                  .map(place -> Arguments.of(held, place));
            });
  }

  /** Where nothing that could be added matters to a line. */
  private static final Map<String, String> UNTOUCHED =
      Map.of(
          "verification", "language|humans.*|models.*",
          "turnover", "language|models.*learner",
          "claims", "language|models.*learner",
          "imitation", "models.*learner");

  @ParameterizedTest
  @MethodSource("places")
  void aNewKeyIsRefusedUnlessItIsAtItsDefault(Held held, String place) {
    String key = place.isEmpty() ? NEW_KEY : place + "." + NEW_KEY;

    assertThat(with(held, place, 3, 3).holds()).isTrue();
    if (UNTOUCHED.containsKey(held.line()) && place.matches(UNTOUCHED.get(held.line()))) {
      assertThat(with(held, place, 3, 0).holds()).isTrue();
      return;
    }
    assertThat(with(held, place, 3, 0).holds()).isFalse();
    assertThat(with(held, place, 3, 0).failing())
        .containsExactly(
            new Assumption(
                "what this result does not account for must be at its default",
                key,
                "3",
                false,
                "0"));
  }

  /** The finding, where a key more stands in the scenario. */
  private static AppliedResult with(Held held, String place, int value, int byDefault) {
    Scenario scenario = HeldLines.load(held.scenario());
    JsonNode tree = ScenarioWriter.tree(scenario);
    at(tree, place).put(NEW_KEY, value);
    return apply(held, scenario, tree, IntNode.valueOf(byDefault));
  }

  private static AppliedResult apply(
      Held held, Scenario scenario, JsonNode tree, JsonNode byDefault) {
    ScenarioSettings settings = ScenarioSettings.of(scenario);
    ScenarioKeys keys =
        new ScenarioKeys(
            tree,
            key ->
                key.contains(NEW_KEY) ? byDefault : settings.byDefault(key.toArray(String[]::new)));
    return held.statement().apply(held.in(scenario), keys);
  }

  private static ObjectNode at(JsonNode tree, String place) {
    return (ObjectNode) tree.at(place.isEmpty() ? "" : "/" + place.replace('.', '/'));
  }

  /** Columns: line, model, scenario, where the key is added, whether the line goes on to hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "islands | north | pool | models.east | false",
        "islands | north | pool curators.desk.pool=0 | models.east | false",
        "islands | north | pool +curators.other={human:0.2,draw:random,documents:10,pool:0.5} models.east.curator=other | curators.other | false",
        "sample | north | pool | models.east | true",
        "drift | replace | drift | models.accumulate | true",
        "drift | replace | drift | evaluation | true",
        "drift | replace | drift | steering | true",
        "gaussian-drift | replace | gaussian | curators.tenth-human | true",
      })
  void keysOfOthersAreRefusedWhereTheyCanTouchTheModel(
      String line, String model, String scenario, String place, boolean holds) {
    assertThat(with(new Held(line, model, scenario), place, 3, 0).holds()).isEqualTo(holds);
  }

  @Test
  void othersCountWhereTheirTextIsRead() {
    AccountedKeys own =
        AccountedKeys.of("rounds", "language.**", "humans.**", "model.**", "curator.**");

    assertThat(ScenarioKeys.of(HeldLines.load("pool")).leftOut("north", own, Set.of()))
        .extracting(Assumption::key)
        .contains("models.east.curator", "models.west.curator");
    assertThat(
            ScenarioKeys.of(HeldLines.load("pool curators.desk.pool=0"))
                .leftOut("north", own, Set.of()))
        .isEmpty();
  }

  @Test
  void aNewFormOfASettingIsRefusedWithTheDefaultOfTheWhole() {
    Held held = new Held("drift", "replace", "drift");
    Scenario scenario = HeldLines.load("drift");
    JsonNode tree = ScenarioWriter.tree(scenario);
    at(tree, "curators.no-human").putObject("labels").put(NEW_KEY, 5);

    assertThat(apply(held, scenario, tree, MissingNode.getInstance()).failing())
        .extracting(Assumption::mismatch)
        .containsExactly("curators.no-human.labels is {novelty:5}, needs none");
  }

  @Test
  void whatHasNoDefaultIsToBeLeftOut() {
    Held held = new Held("drift", "replace", "drift");
    Scenario scenario = HeldLines.load("drift");
    JsonNode tree = ScenarioWriter.tree(scenario);
    at(tree, "curators.no-human").putObject(NEW_KEY).put("share", 0.5).put("of", "all");

    assertThat(apply(held, scenario, tree, MissingNode.getInstance()).failing())
        .extracting(Assumption::mismatch)
        .containsExactly(
            "curators.no-human.novelty.share is 0.5, needs to be left out",
            "curators.no-human.novelty.of is all, needs to be left out");
  }
}
