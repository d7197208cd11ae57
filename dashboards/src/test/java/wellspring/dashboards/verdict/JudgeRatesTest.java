package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.random.Seed;

/**
 * How often verdicts are wrong, over scenarios that are drawn: {@link CollapseJudge} promises that
 * at most one in a hundred human-only models is called collapsed.
 */
class JudgeRatesTest {

  @Test
  void hardlyAModelThatReadsPeopleAloneIsCalledCollapsed() {
    Map<Fate, Integer> fates = fates(60, Lineages::human);
    assertThat(fates.getOrDefault(Fate.COLLAPSED, 0)).isLessThanOrEqualTo(3);
    assertThat(fates.get(Fate.HELD)).isGreaterThan(50);
  }

  /** With a true rate of 1 %, more than 31 of 2,000 come once in a hundred times. */
  @Test
  @Tag("theory")
  void ofModelsThatReadPeopleAloneOneInAHundredAtMostIsCalledCollapsed() {
    Map<Fate, Integer> fates = fates(2_000, Lineages::human);
    assertThat(fates.getOrDefault(Fate.COLLAPSED, 0)).as("%s", fates).isLessThanOrEqualTo(31);
  }

  /** Many of them keep what they read or are few rounds old, and need not have collapsed. */
  @Test
  @Tag("theory")
  void ofModelsThatReadThemselvesAThirdIsFoundAndNoneIsAControl() {
    Map<Fate, Integer> fates = fates(600, Lineages::closed);
    assertThat(fates.get(Fate.COLLAPSED)).as("%s", fates).isGreaterThan(180);
    assertThat(fates).doesNotContainKeys(Fate.CONTROL, Fate.NOT_JUDGED);
  }

  private static Map<Fate, Integer> fates(
      int scenarios, BiFunction<Lineages, Seed, MeasureHistory> lineage) {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    for (int number = 0; number < scenarios; number++) {
      Lineages lineages = Lineages.of(DrawnScenario.number(number));
      MeasureHistory history = lineage.apply(lineages, new Seed(number));
      CollapseJudge judge = new CollapseJudge(lineages.scenario(), OptionalInt.empty());
      fates.merge(judge.of(history).models().get(0).fate(), 1, Integer::sum);
    }
    return fates;
  }
}
