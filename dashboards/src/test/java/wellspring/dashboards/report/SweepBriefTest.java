package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.model.measure.Measure;

class SweepBriefTest {
  private static final SweepStory SWEEP = Stories.sweep("collapse", "no-human", Measure.DIVERSITY);

  @Test
  void modelsThatTheAxisLeavesAsTheyAreStandUnderNoValueOfIt() {
    Brief brief = SweepBrief.of(SWEEP);
    assertThat(brief.columns()).containsExactly("0 %", "1 %", "10 %", "100 %", "not varied");
    assertThat(cells(brief, "open").subList(0, 4)).containsOnly("");
    assertThat(cells(brief, "open").get(4)).startsWith("67 %");
    assertThat(cells(brief, "closed").get(4)).isEmpty();
    assertThat(brief.remark()).contains("was not varied for mixed and open");
    assertThat(brief.answer()).startsWith("Closed comes to 50 %").doesNotContain("pen");
  }

  @Test
  void aShareIsToldAsItIsBesideWhatPeopleGive() {
    Brief brief = SweepBrief.of(Stories.sweep("grammar", "no-human", Measure.FACTS_TRUE));
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

  private static List<String> cells(Brief brief, String model) {
    return brief.lines().stream()
        .filter(line -> line.name().equals(model))
        .findFirst()
        .orElseThrow()
        .cells();
  }
}
