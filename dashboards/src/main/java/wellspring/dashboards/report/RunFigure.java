package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.PlotScale;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;

/** The one figure of a brief of runs: the measure that decided, with its limit. */
final class RunFigure {
  /** More curves cannot be told apart. */
  static final int CURVES_MAX = 8;

  private final List<RunStory> runs;
  private final List<RunModel> order;
  private final Optional<DecisionWords> decided;

  /** A model of a run. */
  record RunModel(int run, String model) {}

  /**
   * @param order all models, the most important first: they are shown if there is no room for all
   * @param decided what decided, if anything did
   */
  RunFigure(List<RunStory> runs, List<RunModel> order, Optional<DecisionWords> decided) {
    this.runs = runs;
    this.order = List.copyOf(order);
    this.decided = decided;
  }

  /** A figure; one without points if nothing that has a plain name was measured. */
  CurveFigure figure() {
    Optional<OutcomeMeasure> outcome = decided.map(DecisionWords::outcome).or(this::first);
    if (outcome.isEmpty()) {
      return new CurveFigure(
          new CurveFigure.FigureText("", "", "", ""),
          new PlotScale.Rounds(),
          List.of(),
          List.of(),
          List.of());
    }
    List<CurveFigure.Curve> lines = lines(outcome.get());
    List<CurveFigure.ReferenceLevel> limits =
        order.stream()
            .filter(who -> decided.isPresent())
            .flatMap(who -> judged(runs.get(who.run()), who.model(), outcome.get()).stream())
            .filter(each -> each.isLevel() == isPlain(outcome.get()))
            .map(DecisionWords::limit)
            .filter(Double::isFinite)
            .distinct()
            .map(each -> new CurveFigure.ReferenceLevel("limit", each, Optional.empty()))
            .toList();
    return new CurveFigure(text(outcome.get()), new PlotScale.Rounds(), lines, limits, List.of());
  }

  private Optional<OutcomeMeasure> first() {
    Set<String> measured = new LinkedHashSet<>();
    runs.forEach(run -> run.measurements().forEach(each -> measured.add(each.measure())));
    return OutcomeMeasure.of(measured).stream().findFirst();
  }

  private CurveFigure.FigureText text(OutcomeMeasure outcome) {
    boolean plain = isPlain(outcome);
    String subtitle = plain ? "" : unit(outcome);
    String left =
        order.size() > CURVES_MAX
            ? "%d of %d models, collapsed ones first".formatted(CURVES_MAX, order.size())
            : "";
    return new CurveFigure.FigureText(
        outcome.title(),
        subtitle + (subtitle.isEmpty() || left.isEmpty() ? "" : "; ") + left,
        "round",
        plain ? outcome.quality() : "how many times as much");
  }

  /** What 1 is: that from which the limits of the models count. */
  private String unit(OutcomeMeasure outcome) {
    List<Boolean> ofControl =
        order.stream()
            .flatMap(who -> judged(runs.get(who.run()), who.model(), outcome).stream())
            .map(DecisionWords::ofControl)
            .distinct()
            .toList();
    return !ofControl.contains(true)
        ? "1 is where it began"
        : !ofControl.contains(false)
            ? "1 is a model that reads people alone"
            : "1 is where a model began, or one that reads people alone, whichever is worse";
  }

  private static Optional<DecisionWords> judged(
      RunStory run, String model, OutcomeMeasure outcome) {
    return run.verdicts().stream()
        .filter(verdict -> verdict.model().equals(model))
        .findFirst()
        .flatMap(verdict -> DecisionWords.of(run, verdict, outcome));
  }

  /** Whether figures are shown as they are, and not as multiples. */
  private boolean isPlain(OutcomeMeasure outcome) {
    return decided.map(DecisionWords::isLevel).orElse(outcome.share());
  }

  /** In the order of the runs and their scenarios, in which colours are dealt out. */
  private List<CurveFigure.Curve> lines(OutcomeMeasure outcome) {
    List<RunModel> seen = order.subList(0, Math.min(CURVES_MAX, order.size()));
    List<CurveFigure.Curve> lines = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      for (ModelVerdict verdict : runs.get(run).verdicts()) {
        String model = verdict.model();
        List<Double> course = course(runs.get(run), model, outcome.measure());
        if (!course.isEmpty() && seen.contains(new RunModel(run, model))) {
          double start = isPlain(outcome) ? Double.NaN : start(runs.get(run), model, course);
          String name = runs.size() == 1 ? model : LetterNames.of(run) + " " + model;
          lines.add(new CurveFigure.Curve(name, false, points(outcome, course, start)));
        }
      }
    }
    return lines;
  }

  /** From where the limit counts for a model, or for those that are not judged where they began. */
  private double start(RunStory run, String model, List<Double> course) {
    return decided
        .flatMap(each -> judged(run, model, each.outcome()))
        .map(DecisionWords::start)
        .or(() -> decided.map(DecisionWords::start).filter(start -> runs.size() == 1))
        .orElse(course.get(0));
  }

  private static List<CurveFigure.CurvePoint> points(
      OutcomeMeasure outcome, List<Double> course, double start) {
    return IntStream.range(0, course.size())
        .mapToObj(
            round ->
                new CurveFigure.CurvePoint(
                    round,
                    Double.isNaN(start)
                        ? course.get(round)
                        : outcome.times(course.get(round), start),
                    Optional.empty(),
                    OptionalDouble.empty()))
        .toList();
  }

  /** How a measure of a model went. */
  static List<Double> course(RunStory story, String model, Measure measure) {
    return story.measurements().stream()
        .filter(each -> each.agent().equals(model) && each.measure().equals(measure.id()))
        .map(ModelMeasured::value)
        .toList();
  }
}
