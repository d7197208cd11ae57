package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.model.measure.Measure;

class ComparedForksTest {
  private static final RunStory MOTHER = Stories.run("collapse", Measure.DIVERSITY);

  @TempDir private Path folder;

  private static RunStory childOf(String name) {
    return Stories.child(
        Stories.run("regimes", Measure.DIVERSITY),
        new RunStory.ParentStory(name, 1, "the seed 7", List.of(), List.of()));
  }

  private String page(List<RunStory> runs) throws IOException {
    Path page = folder.resolve("comparison.html");
    ComparisonReport.write(runs, new ReportLocation(page, folder.resolve("comparison")));
    return Files.readString(page);
  }

  @Test
  void aChildNamesTheRunBesideIt() throws IOException {
    assertThat(page(List.of(MOTHER, childOf("collapse-1"))))
        .contains("A fork of A: the same up to round 1, then the seed 7.")
        .contains("The runs share a past");
  }

  @Test
  void aChildOfAnotherRunNamesThat() throws IOException {
    assertThat(page(List.of(MOTHER, childOf("elsewhere"))))
        .contains("A fork of elsewhere: the same up to round 1")
        .doesNotContain("The runs share a past");
  }

  @Test
  void aChildIsDrawnFromTheLastSharedRoundOn() {
    List<ReportChart> charts =
        RunCharts.courses(Measure.DIVERSITY, List.of(MOTHER, childOf("collapse-1")));

    assertThat(charts)
        .isNotEmpty()
        .allSatisfy(
            chart -> {
              assertThat(chart.figure().events())
                  .containsExactly(new CurveFigure.EventMark(2, "fork"));
              assertThat(chart.figure().lines())
                  .isNotEmpty()
                  .allSatisfy(
                      line ->
                          assertThat(line.points().get(0).x())
                              .isEqualTo(line.name().startsWith("B") ? 1 : 0));
            });
  }

  @Test
  void runsThatAreNobodysChildrenHaveNoMark() {
    assertThat(RunCharts.courses(Measure.DIVERSITY, List.of(MOTHER, MOTHER)))
        .isNotEmpty()
        .allSatisfy(chart -> assertThat(chart.figure().events()).isEmpty());
  }
}
