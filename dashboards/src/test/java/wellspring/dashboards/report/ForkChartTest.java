package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;

class ForkChartTest {
  private static final List<Measure> MEASURES = List.of(Measure.DIVERSITY);

  @TempDir private Path folder;

  private static RunStory child(List<ModelMeasured> measured, List<ModelVerdict> verdicts) {
    RunStory run = Stories.changed("collapse", List.of(), Measure.DIVERSITY);
    return Stories.child(
        run, new RunStory.ParentStory("mother", 1, "the seed 7", measured, verdicts));
  }

  private static List<ModelMeasured> parents() {
    List<ModelMeasured> measured = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      measured.add(Stories.measured(round, "closed", Measure.DIVERSITY, 0.9 - 0.1 * round));
    }
    return measured;
  }

  @Test
  void theParentIsDrawnFromTheForkOn() {
    CurveFigure figure = ForkChart.of(child(parents(), List.of()), MEASURES).orElseThrow().figure();

    assertThat(figure.events()).containsExactly(new CurveFigure.EventMark(2, "fork"));
    assertThat(figure.lines())
        .filteredOn(line -> line.kind() == CurveFigure.CurveKind.PARENT)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.name()).isEqualTo("closed, parent");
              assertThat(line.points())
                  .extracting(CurveFigure.CurvePoint::x)
                  .containsExactly(1.0, 2.0, 3.0);
            });
    assertThat(figure.lines())
        .filteredOn(line -> line.kind() == CurveFigure.CurveKind.MODEL)
        .allSatisfy(line -> assertThat(line.points().get(0).x()).isZero());
  }

  @Test
  void aModelThatWentTheSameWayIsDrawnOnce() {
    RunStory run = Stories.changed("collapse", List.of(), Measure.DIVERSITY);
    CurveFigure figure =
        ForkChart.of(child(run.measurements(), List.of()), MEASURES).orElseThrow().figure();

    assertThat(figure.lines())
        .isNotEmpty()
        .noneMatch(line -> line.kind() == CurveFigure.CurveKind.PARENT);
  }

  @Test
  void whatBecameOfModelsIsSaidWhereItDiffers() {
    List<ModelVerdict> held =
        List.of(new ModelVerdict("closed", ModelVerdict.Fate.HELD, "It held.", List.of()));
    RunStory changed = child(parents(), held);
    RunStory same =
        child(parents(), Stories.changed("collapse", List.of(), Measure.DIVERSITY).verdicts());

    assertThat(ForkChart.fates(changed, changed.parent().orElseThrow()))
        .isEqualTo("The verdicts differ: closed collapsed here, and held there.");
    assertThat(ForkChart.fates(same, same.parent().orElseThrow()))
        .isEqualTo("The verdict on each model is that of the parent.");
  }

  @Test
  void thePageSaysWhoseChildTheRunIs() throws Exception {
    RunReport.write(
        child(List.of(), List.of()),
        new ReportLocation(folder.resolve("report.html"), folder.resolve("report")));

    assertThat(Files.readString(folder.resolve("report.html")))
        .contains(
            "This run is a fork of mother: up to round 1 it is that run, event by event; from then on it has the seed 7.",
            "measurements are not at hand")
        .doesNotContain("id=\"fork-");
  }
}
