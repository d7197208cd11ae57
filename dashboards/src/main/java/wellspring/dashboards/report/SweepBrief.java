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
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.PlotScale;
import wellspring.dashboards.report.SweepStory.CurveCrossing;
import wellspring.dashboards.report.SweepStory.SettingResult;
import wellspring.dashboards.sweep.AffectedModels;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.ThresholdLevel;

/**
 * The brief of a sweep: one outcome, for each model at the same settings, beside the same with
 * people's text alone.
 */
final class SweepBrief {
  private static final int CURVES_MAX = 8;
  private final SweepStory sweep;
  private final Optional<OutcomeMeasure> outcome;
  private final List<SettingResult> contenders;
  private final AxisWords words;
  private final AffectedModels touched;

  private SweepBrief(SweepStory sweep) {
    this.sweep = sweep;
    Set<String> measured =
        sweep.lines().stream().map(SettingResult::measure).collect(Collectors.toSet());
    this.outcome =
        OutcomeMeasure.of(Measure.of(sweep.measure()))
            .or(() -> OutcomeMeasure.of(measured).stream().findFirst());
    this.contenders =
        sweep.lines().stream()
            .filter(line -> !line.control())
            .filter(line -> outcome.isPresent())
            .filter(line -> line.measure().equals(outcome.get().measure().id()))
            .toList();
    this.words = new AxisWords(sweep.course().axes());
    this.touched = new AffectedModels(sweep.scenario(), sweep.course().axes());
  }

  static BriefContent of(SweepStory sweep) {
    return new SweepBrief(sweep).brief();
  }

  private BriefContent brief() {
    Optional<SweepGrid> grid = outcome.map(each -> new SweepGrid(sweep, each, contenders));
    List<BriefContent.BriefRow> lines = grid.map(SweepGrid::lines).orElse(List.of());
    List<String> remarks = new ArrayList<>(grid.map(SweepGrid::remarks).orElse(List.of()));
    int left = Math.max(0, lines.size() - BriefContent.LINES_MAX);
    if (left > 0) {
      remarks.add("%d more lines are in the full report.".formatted(left));
    }
    return new BriefContent(
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
        SimulationLimits.of(List.of(sweep.scenario())),
        "Figures: " + sweep.name() + ".");
  }

  private BriefQuestion question() {
    BriefQuestion own =
        BriefQuestion.of(List.of(sweep.scenario()), List.of(sweep.course().changes()));
    return words.isOfHumanText(0)
        ? new BriefQuestion(BriefQuestion.OF_HUMAN_TEXT, own.asked())
        : own;
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
            ReportWording.rounds(sweep.scenario().rounds()),
            ReportWording.list(axes),
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
                : texts == 1 ? "one human text" : ReportWording.figure(texts) + " human texts");
  }

  private List<SettingResult> varied() {
    return contenders.stream().filter(line -> touched.by(0, line.agent())).toList();
  }

  private CurveFigure figure() {
    Map<String, List<CurveFigure.CurvePoint>> curves = new LinkedHashMap<>();
    boolean numbers =
        outcome.isPresent()
            && sweep.course().axes().size() == 1
            && contenders.stream()
                .allMatch(line -> AxisWords.number(line.setting().get(0)).isPresent());
    for (SettingResult line : numbers ? varied() : List.<SettingResult>of()) {
      curves
          .computeIfAbsent(line.agent(), agent -> new ArrayList<>())
          .add(point(AxisWords.number(line.setting().get(0)).getAsDouble(), line));
    }
    List<CurveFigure.Curve> lines = new ArrayList<>();
    curves.forEach((agent, points) -> lines.add(new CurveFigure.Curve(agent, false, points)));
    double[] places =
        curves.values().stream()
            .flatMap(List::stream)
            .mapToDouble(CurveFigure.CurvePoint::x)
            .toArray();
    String bands = "bands: where the value probably lies";
    return new CurveFigure(
            new CurveFigure.FigureText(
                outcome.map(OutcomeMeasure::title).orElse(""),
                isCompared() ? "1 is the same model with people's text alone; " + bands : bands,
                words.name(0),
                isCompared()
                    ? "how many times as much"
                    : outcome.map(OutcomeMeasure::quality).orElse("")),
            PlotScale.suiting(places),
            lines,
            limit(),
            List.of())
        .first(CURVES_MAX);
  }

  /** The level that was asked for, if it is a part of what people's text alone gives. */
  private List<CurveFigure.ReferenceLevel> limit() {
    return sweep.crossings().stream()
        .map(CurveCrossing::level)
        .filter(level -> isCompared() && level instanceof ThresholdLevel.OfControl)
        .map(level -> ((ThresholdLevel.OfControl) level).share())
        .distinct()
        .map(
            share ->
                new CurveFigure.ReferenceLevel(
                    ModelWords.part(share) + " of it", share, Optional.empty()))
        .toList();
  }

  private CurveFigure.CurvePoint point(double place, SettingResult line) {
    double control = isCompared() ? line.controlValue().getAsDouble() : Double.NaN;
    Optional<Interval> range =
        line.range().isKnown()
            ? Optional.of(
                new Interval(
                    scaled(line.range().low(), control), scaled(line.range().high(), control)))
            : Optional.empty();
    return new CurveFigure.CurvePoint(
        place, scaled(line.value(), control), range, OptionalDouble.empty());
  }

  private double scaled(double value, double control) {
    return Double.isNaN(control) ? value : outcome.get().times(value, control);
  }

  private List<String> sure() {
    List<String> sure = new ArrayList<>();
    int fewest = contenders.stream().mapToInt(SettingResult::replicas).min().orElse(0);
    boolean ranges = contenders.stream().anyMatch(line -> line.range().isKnown());
    sure.add(
        fewest < 2
            ? "Each setting was run only once, so differences cannot be told from chance."
            : "Each setting was run %d times, each time with different random numbers. %s"
                .formatted(
                    fewest,
                    ranges
                        ? "The ranges in brackets show how far chance alone may have moved a figure."
                        : "That is too few to say how far chance alone may have moved a figure."));
    long known = contenders.stream().filter(line -> line.predicted().isPresent()).count();
    sure.add(
        known == 0
            ? "None of the results here has a known exact mathematical answer, so the simulation cannot be checked against one."
            : "For %s of these figures mathematics gives the exact average over many runs; the full report has it beside them."
                .formatted(known == contenders.size() ? "each" : "some"));
    if (!sweep.course().trouble().isEmpty()) {
      sure.add(sweep.course().trouble());
    }
    return sure;
  }
}
