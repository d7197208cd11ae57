package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.measure.Measure;

class SweepBriefTest {
  private static final SweepStory SWEEP = Stories.sweep("collapse", "no-human", Measure.DIVERSITY);

  @Test
  void modelsThatTheAxisLeavesAsTheyAreStandUnderNoValueOfIt() {
    BriefContent brief = SweepBrief.of(SWEEP);
    assertThat(brief.columns()).containsExactly("0 %", "1 %", "10 %", "100 %", "not varied");
    assertThat(cells(brief, "open").subList(0, 4)).containsOnly("");
    assertThat(cells(brief, "open").get(4)).startsWith("67 %");
    assertThat(cells(brief, "closed").get(4)).isEmpty();
    assertThat(brief.remark()).contains("was not varied for mixed and open");
    assertThat(brief.answer()).startsWith("Closed comes to 50 %").doesNotContain("pen");
  }

  @Test
  void aShareIsToldAsItIsBesideWhatPeopleGive() {
    BriefContent brief = SweepBrief.of(Stories.sweep("grammar", "no-human", Measure.FACTS_TRUE));
    assertThat(brief.compared()).doesNotContain("compared with the same model");
    assertThat(brief.columns()).endsWith("people's text alone");
    assertThat(cells(brief, "closed")).endsWith("90 %");
  }

  @Test
  void valuesOfAxesAreToldInPlainWords() {
    AxisWords words = new AxisWords(List.of("curators.c.human", "models.m.memory", "x.topK"));
    assertThat(words.value(0, "0.1")).isEqualTo("10 %");
    assertThat(words.value(1, "accumulate")).isEqualTo("everything");
    assertThat(words.value(1, "{window: 2}")).isEqualTo("the last 2 readings");
    assertThat(words.name(2)).isEqualTo("setting “topK”");
  }

  @Test
  void axesAreToldInWholeSentences() {
    BriefContent brief =
        SweepBrief.of(
            with(
                SWEEP.scenario(),
                List.of("models.mixed.memory", "curators.tenth-human.human"),
                line("mixed", "replace", "0", 0.45),
                line("mixed", "replace", "0.5", 0.9),
                line("mixed", "accumulate", "0", 0.63),
                line("mixed", "accumulate", "0.5", 0.81)));
    assertThat(brief.answer())
        .isEqualTo(
            "The variety of words at the end, compared with people's text alone: mixed 50 % where the"
                + " amount that is kept is nothing, and 70 % where it is everything. That is so where"
                + " the share of human text is 0 %; the table has the rest.");
    assertThat(brief.compared())
        .contains("They differ in the amount that is kept and the share of human text.");
    assertThat(brief.remark()).contains("Columns: the amount that is kept.");
  }

  @Test
  void howOftenAModelIsTrainedIsToldUnlessItIsVaried() {
    Scenario slow = ScenarioLoader.change(SWEEP.scenario(), List.of("models.closed.cadence=3"));
    BriefContent brief =
        SweepBrief.of(with(slow, SWEEP.course().axes(), line("closed", "0.1", 0.5)));
    assertThat(brief.lines().get(0).words())
        .endsWith("trained every 3 rounds, on all that it was given in them");
    assertThat(brief.costs())
        .startsWith(
            "Each model whose share of human text was varied was newly given 20 texts in each round, in"
                + " the first one of people alone, and was trained up to 10 times.")
        .contains("about 6 human texts");

    assertThat(
            SweepBrief.of(with(slow, List.of("models.closed.cadence"), line("closed", "3", 0.5)))
                .lines()
                .get(0)
                .words())
        .doesNotContain("trained every");
  }

  /** The same sweep over other axes, with other figures. */
  private static SweepStory with(
      Scenario scenario, List<String> axes, SweepStory.SettingResult... lines) {
    SweepStory.SweepHistory course = SWEEP.course();
    return new SweepStory(
        SWEEP.name(),
        scenario,
        new SweepStory.SweepHistory(
            course.started(),
            "",
            course.runs(),
            course.replicas(),
            axes,
            List.of(),
            course.luck(),
            course.repeat()),
        SWEEP.measure(),
        List.of(),
        List.of(lines),
        SWEEP.figures(),
        SWEEP.provenance());
  }

  private static SweepStory.SettingResult line(
      String model, String first, String second, double value) {
    return line(model, List.of(first, second), value);
  }

  private static SweepStory.SettingResult line(String model, String only, double value) {
    return line(model, List.of(only), value);
  }

  private static SweepStory.SettingResult line(String model, List<String> setting, double value) {
    return new SweepStory.SettingResult(
        setting,
        false,
        model,
        Measure.DIVERSITY.id(),
        20,
        value,
        new SweepStory.ConfidenceRange(Double.NaN, Double.NaN),
        OptionalDouble.empty(),
        OptionalDouble.of(0.9));
  }

  private static List<String> cells(BriefContent brief, String model) {
    return brief.lines().stream()
        .filter(line -> line.name().equals(model))
        .findFirst()
        .orElseThrow()
        .cells();
  }
}
