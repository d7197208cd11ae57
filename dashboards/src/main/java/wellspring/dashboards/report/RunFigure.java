package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import wellspring.agents.event.Measured;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.plot.Scale;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;

/** The one figure of a brief of runs: the measure that decided, with its limit. */
final class RunFigure {
  /** More curves cannot be told apart. */
  static final int CURVES_MAX = 8;

  private final List<RunStory> runs;
  private final List<Who> order;
  private final Optional<Decision> decided;

  /** A model of a run. */
  record Who(int run, String model) {}

  /**
   * @param order all models, those first that shall be seen if not all can
   * @param decided what decided, if anything did
   */
  RunFigure(List<RunStory> runs, List<Who> order, Optional<Decision> decided) {
    this.runs = runs;
    this.order = List.copyOf(order);
    this.decided = decided;
  }

  /** A figure; one without points if nothing that has a plain name was measured. */
  Figure figure() {
    Optional<Outcome> outcome = decided.map(Decision::outcome).or(this::first);
    if (outcome.isEmpty()) {
      return new Figure(
          new Figure.Text("", "", "", ""), new Scale.Rounds(), List.of(), List.of(), List.of());
    }
    List<Figure.Line> lines = lines(outcome.get());
    List<Figure.Reference> limits =
        order.stream()
            .filter(who -> decided.isPresent())
            .flatMap(who -> judged(runs.get(who.run()), who.model(), outcome.get()).stream())
            .filter(each -> each.isLevel() == isPlain(outcome.get()))
            .map(Decision::limit)
            .filter(Double::isFinite)
            .distinct()
            .map(each -> new Figure.Reference("limit", each, Optional.empty()))
            .toList();
    return new Figure(text(outcome.get()), new Scale.Rounds(), lines, limits, List.of());
  }

  private Optional<Outcome> first() {
    Set<String> measured = new LinkedHashSet<>();
    runs.forEach(run -> run.measurements().forEach(each -> measured.add(each.measure())));
    return Outcome.of(measured).stream().findFirst();
  }

  private Figure.Text text(Outcome outcome) {
    boolean plain = isPlain(outcome);
    String subtitle = plain ? "" : unit(outcome);
    String left =
        order.size() > CURVES_MAX
            ? "%d of %d models, collapsed ones first".formatted(CURVES_MAX, order.size())
            : "";
    return new Figure.Text(
        outcome.title(),
        subtitle + (subtitle.isEmpty() || left.isEmpty() ? "" : "; ") + left,
        "round",
        plain ? outcome.quality() : "how many times as much");
  }

  /** What 1 is: that from which the limits of the models count. */
  private String unit(Outcome outcome) {
    List<Boolean> ofControl =
        order.stream()
            .flatMap(who -> judged(runs.get(who.run()), who.model(), outcome).stream())
            .map(Decision::ofControl)
            .distinct()
            .toList();
    return !ofControl.contains(true)
        ? "1 is where it began"
        : !ofControl.contains(false)
            ? "1 is a model that reads people alone"
            : "1 is where a model began, or one that reads people alone, whichever is worse";
  }

  private static Optional<Decision> judged(RunStory run, String model, Outcome outcome) {
    return run.verdicts().stream()
        .filter(verdict -> verdict.model().equals(model))
        .findFirst()
        .flatMap(verdict -> Decision.of(run, verdict, outcome));
  }

  /** Whether figures are shown as they are, and not as multiples. */
  private boolean isPlain(Outcome outcome) {
    return decided.map(Decision::isLevel).orElse(outcome.share());
  }

  /** In the order of the runs and their scenarios, in which colours are dealt out. */
  private List<Figure.Line> lines(Outcome outcome) {
    List<Who> seen = order.subList(0, Math.min(CURVES_MAX, order.size()));
    List<Figure.Line> lines = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      for (ModelVerdict verdict : runs.get(run).verdicts()) {
        String model = verdict.model();
        List<Double> course = course(runs.get(run), model, outcome.measure());
        if (!course.isEmpty() && seen.contains(new Who(run, model))) {
          double start = isPlain(outcome) ? Double.NaN : start(runs.get(run), model, course);
          String name = runs.size() == 1 ? model : Letters.of(run) + " " + model;
          lines.add(new Figure.Line(name, false, points(outcome, course, start)));
        }
      }
    }
    return lines;
  }

  /** From where the limit counts for a model, or for those that are not judged where they began. */
  private double start(RunStory run, String model, List<Double> course) {
    return decided
        .flatMap(each -> judged(run, model, each.outcome()))
        .map(Decision::start)
        .or(() -> decided.map(Decision::start).filter(start -> runs.size() == 1))
        .orElse(course.get(0));
  }

  private static List<Figure.Point> points(Outcome outcome, List<Double> course, double start) {
    return IntStream.range(0, course.size())
        .mapToObj(
            round ->
                new Figure.Point(
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
        .map(Measured::value)
        .toList();
  }
}
