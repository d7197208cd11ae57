package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.plot.PlotScale;
import wellspring.dashboards.report.RunStory.ParentStory;
import wellspring.dashboards.verdict.DecidingJudgement;
import wellspring.dashboards.verdict.Judgement;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;

/**
 * A run beside the one that it was forked from: the measure that decides, and what became of whom.
 */
final class ForkChart {
  /** More models would be more than colours can tell apart. */
  private static final int MODELS_MAX = CurveFigure.LINES_MAX / 2;

  private ForkChart() {}

  /** The figure; empty for nobody's child, and where the parent's measurements are gone. */
  static Optional<ReportChart> of(RunStory run, List<Measure> measures) {
    return run.parent()
        .filter(parent -> !parent.measurements().isEmpty())
        .flatMap(parent -> measure(run, parent, measures).map(shown -> of(run, parent, shown)));
  }

  /** What decides the verdict of the run, or else of its parent, or else what is shown first. */
  private static Optional<Measure> measure(
      RunStory run, ParentStory parent, List<Measure> measures) {
    return DecidingJudgement.of(run.verdicts())
        .or(() -> DecidingJudgement.of(parent.verdicts()))
        .map(DecidingJudgement::judgement)
        .map(Judgement::measure)
        .filter(measures::contains)
        .or(() -> measures.stream().filter(each -> each != Measure.HUMAN_FRACTION).findFirst());
  }

  private static ReportChart of(RunStory run, ParentStory parent, Measure measure) {
    List<CurveFigure.Curve> lines = new ArrayList<>();
    List<String> models = run.scenario().modelNames();
    for (int place = 0; place < Math.min(models.size(), MODELS_MAX); place++) {
      String model = models.get(place);
      lines.add(
          new CurveFigure.Curve(
              model,
              CurveFigure.CurveKind.MODEL,
              place,
              points(run.measurements(), model, measure, 0)));
      List<CurveFigure.CurvePoint> there =
          points(parent.measurements(), model, measure, parent.round());
      if (!there.equals(points(run.measurements(), model, measure, parent.round()))) {
        lines.add(
            new CurveFigure.Curve(model + ", parent", CurveFigure.CurveKind.PARENT, place, there));
      }
    }
    CurveFigure figure =
        new CurveFigure(
            new CurveFigure.FigureText(
                MeasureNames.title(measure.id()),
                "solid: this run; dashed: " + parent.name(),
                "round",
                MeasureNames.label(measure.id())),
            new PlotScale.Rounds(),
            lines.stream().filter(line -> !line.points().isEmpty()).toList(),
            List.of(new CurveFigure.EventMark(parent.round() + 1, "fork")));
    return new ReportChart(
        "fork-" + measure.id(),
        figure,
        "Both runs are one up to round %d; a model without a dashed curve went the same way in both. %s"
            .formatted(parent.round(), ReportWording.sentence(measure.help())));
  }

  private static List<CurveFigure.CurvePoint> points(
      List<ModelMeasured> measurements, String model, Measure measure, int from) {
    return measurements.stream()
        .filter(each -> each.agent().equals(model) && each.measure().equals(measure.id()))
        .filter(each -> each.round() >= from)
        .map(
            each ->
                new CurveFigure.CurvePoint(
                    each.round(), each.value(), Optional.empty(), OptionalDouble.empty()))
        .toList();
  }

  /** What became of the models here and there, in a sentence; empty if that is not known. */
  static String fates(RunStory run, ParentStory parent) {
    if (parent.verdicts().isEmpty()) {
      return "";
    }
    String other =
        run.verdicts().stream()
            .flatMap(
                verdict ->
                    parent.verdicts().stream()
                        .filter(was -> was.model().equals(verdict.model()))
                        .filter(was -> was.fate() != verdict.fate())
                        .map(was -> change(was, verdict)))
            .collect(Collectors.joining("; "));
    return other.isEmpty()
        ? "The verdict on each model is that of the parent."
        : "The verdicts differ: " + other + ".";
  }

  private static String change(ModelVerdict was, ModelVerdict is) {
    return "%s %s here, and %s there".formatted(is.model(), words(is), words(was));
  }

  private static String words(ModelVerdict verdict) {
    return switch (verdict.fate()) {
      case COLLAPSED -> "collapsed";
      case HELD -> "held";
      case UNDECIDED -> "is undecided";
      case CONTROL -> "is a control";
      case NOT_JUDGED -> "is not judged";
    };
  }
}
