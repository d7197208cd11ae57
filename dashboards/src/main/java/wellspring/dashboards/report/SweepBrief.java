package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.scenario.ModelSpec;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.plot.Scale;
import wellspring.dashboards.report.SweepStory.Crossing;
import wellspring.dashboards.report.SweepStory.Line;
import wellspring.dashboards.sweep.Touched;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Level;

/**
 * The brief of a sweep: one outcome, for each model at the same settings, beside the same with
 * people's text alone.
 */
final class SweepBrief {
  private static final int CURVES_MAX = 8;
  private final SweepStory sweep;
  private final Optional<Outcome> outcome;
  private final List<Line> contenders;
  private final AxisWords words;
  private final Touched touched;

  private SweepBrief(SweepStory sweep) {
    this.sweep = sweep;
    Set<String> measured = sweep.lines().stream().map(Line::measure).collect(Collectors.toSet());
    this.outcome =
        Outcome.of(Measure.of(sweep.measure())).or(() -> Outcome.of(measured).stream().findFirst());
    this.contenders =
        sweep.lines().stream()
            .filter(line -> !line.control())
            .filter(line -> outcome.isPresent())
            .filter(line -> line.measure().equals(outcome.get().measure().id()))
            .toList();
    this.words = new AxisWords(sweep.course().axes());
    this.touched = new Touched(sweep.scenario(), sweep.course().axes());
  }

  static Brief of(SweepStory sweep) {
    return new SweepBrief(sweep).brief();
  }

  private Brief brief() {
    Optional<SweepGrid> grid = outcome.map(each -> new SweepGrid(sweep, each, contenders));
    List<Brief.Line> lines = grid.map(SweepGrid::lines).orElse(List.of());
    List<String> remarks = new ArrayList<>(grid.map(SweepGrid::remarks).orElse(List.of()));
    int left = Math.max(0, lines.size() - Brief.LINES_MAX);
    if (left > 0) {
      remarks.add("%d more lines are in the full report.".formatted(left));
    }
    return new Brief(
        question(),
        outcome
            .map(each -> new SweepAnswer(sweep, each, contenders, grid.get().settings()).words())
            .orElse(
                "Nothing that was measured can be told without technical terms; the full report has it."),
        compared(),
        grid.map(SweepGrid::columns).orElse(List.of()),
        lines.subList(0, lines.size() - left),
        String.join(" ", remarks),
        costs(),
        figure(),
        sure(),
        LeftOut.of(List.of(sweep.scenario())),
        "Figures: " + sweep.name() + ".");
  }

  private Question question() {
    Question own = Question.of(List.of(sweep.scenario()), List.of(sweep.course().changes()));
    return words.isOfHumanText(0) ? new Question(Question.OF_HUMAN_TEXT, own.asked()) : own;
  }

  private String compared() {
    List<String> axes =
        IntStream.range(0, sweep.course().axes().size())
            .mapToObj(axis -> "the " + words.name(axis))
            .distinct()
            .toList();
    String told =
        outcome
            .map(
                each ->
                    " The table tells of the %s at the end%s."
                        .formatted(
                            each.quality(),
                            isCompared()
                                ? ", compared with the same model when it reads people's text alone"
                                : ""))
            .orElse("");
    return "%,d computer simulations of people and models who write, and learn from what is written, over %s. They differ in %s.%s"
        .formatted(
            sweep.course().runs(),
            Wording.rounds(sweep.scenario().rounds()),
            Wording.list(axes),
            told);
  }

  /** Whether the same model with people's text alone stands beside each. */
  private boolean isCompared() {
    return outcome.filter(each -> !each.share()).isPresent()
        && contenders.stream().allMatch(line -> line.controlValue().isPresent());
  }

  /** What is told of the scenario holds for all settings only if no axis varies it. */
  private String costs() {
    boolean sized =
        sweep.course().axes().stream()
            .flatMap(axis -> Stream.of(axis.split("\\+", -1)))
            .anyMatch(key -> key.matches("(.*\\.)?(documents|rounds|cadence|curator)"));
    if (!words.isOfHumanText(0) || sized) {
      return "The settings differ in how much human text and training they take; the full report has them.";
    }
    List<ModelSpec> models =
        sweep.scenario().models().entrySet().stream()
            .filter(model -> touched.by(0, model.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    List<Integer> documents =
        models.stream()
            .map(model -> sweep.scenario().curators().get(model.curator()).documents())
            .distinct()
            .sorted()
            .toList();
    ModelWords reading = new ModelWords(sweep.scenario());
    List<Integer> trainings = models.stream().map(reading::trainings).distinct().sorted().toList();
    if (documents.size() != 1) {
      return "The models differ in how many texts they are given; the full report has it.";
    }
    double texts = Math.rint(documents.get(0) * (sweep.scenario().rounds() - 1) / 100.0);
    return "Each model whose %s was varied was newly given %,d texts in each round, in the first one of people alone, and was trained %s times. After the first round, one per cent of human text means about %s over the whole course."
        .formatted(
            words.name(0),
            documents.get(0),
            (trainings.size() == 1 ? "up to " : trainings.get(0) + " to ")
                + trainings.get(trainings.size() - 1),
            texts < 1
                ? "no text, or one by chance,"
                : texts == 1 ? "one human text" : Wording.figure(texts) + " human texts");
  }

  private List<Line> varied() {
    return contenders.stream().filter(line -> touched.by(0, line.agent())).toList();
  }

  private Figure figure() {
    Map<String, List<Figure.Point>> curves = new LinkedHashMap<>();
    boolean numbers =
        outcome.isPresent()
            && sweep.course().axes().size() == 1
            && contenders.stream()
                .allMatch(line -> AxisWords.number(line.setting().get(0)).isPresent());
    for (Line line : numbers ? varied() : List.<Line>of()) {
      curves
          .computeIfAbsent(line.agent(), agent -> new ArrayList<>())
          .add(point(AxisWords.number(line.setting().get(0)).getAsDouble(), line));
    }
    List<Figure.Line> lines = new ArrayList<>();
    curves.forEach((agent, points) -> lines.add(new Figure.Line(agent, false, points)));
    double[] places =
        curves.values().stream().flatMap(List::stream).mapToDouble(Figure.Point::x).toArray();
    String bands = "bands: where the value probably lies";
    return new Figure(
            new Figure.Text(
                outcome.map(Outcome::title).orElse(""),
                isCompared() ? "1 is the same model with people's text alone; " + bands : bands,
                words.name(0),
                isCompared() ? "how many times as much" : outcome.map(Outcome::quality).orElse("")),
            Scale.suiting(places),
            lines,
            limit(),
            List.of())
        .first(CURVES_MAX);
  }

  /** The level that was asked for, if it is a part of what people's text alone gives. */
  private List<Figure.Reference> limit() {
    return sweep.crossings().stream()
        .map(Crossing::level)
        .filter(level -> isCompared() && level instanceof Level.OfControl)
        .map(level -> ((Level.OfControl) level).share())
        .distinct()
        .map(
            share ->
                new Figure.Reference(ModelWords.part(share) + " of it", share, Optional.empty()))
        .toList();
  }

  private Figure.Point point(double place, Line line) {
    double control = isCompared() ? line.controlValue().getAsDouble() : Double.NaN;
    Optional<Interval> range =
        line.range().isKnown()
            ? Optional.of(
                new Interval(
                    scaled(line.range().low(), control), scaled(line.range().high(), control)))
            : Optional.empty();
    return new Figure.Point(place, scaled(line.value(), control), range, OptionalDouble.empty());
  }

  private double scaled(double value, double control) {
    return Double.isNaN(control) ? value : outcome.get().times(value, control);
  }

  private List<String> sure() {
    List<String> sure = new ArrayList<>();
    int fewest = contenders.stream().mapToInt(Line::replicas).min().orElse(0);
    boolean ranges = contenders.stream().anyMatch(line -> line.range().isKnown());
    sure.add(
        fewest < 2
            ? "Each setting was run once, so that nobody can tell a difference from chance."
            : "Each setting was run %d times, with other chance each time. %s"
                .formatted(
                    fewest,
                    ranges
                        ? "The ranges in brackets show how far chance alone may have moved a figure."
                        : "That is too few to say how far chance alone may have moved a figure."));
    long known = contenders.stream().filter(line -> line.predicted().isPresent()).count();
    sure.add(
        known == 0
            ? "For nothing that is told here does the program know an exact mathematical answer, so that the simulation has to be taken for itself."
            : "For %s of these figures mathematics gives the exact average over many runs; the full report has it beside them."
                .formatted(known == contenders.size() ? "each" : "some"));
    if (!sweep.course().trouble().isEmpty()) {
      sure.add(sweep.course().trouble());
    }
    return sure;
  }
}
