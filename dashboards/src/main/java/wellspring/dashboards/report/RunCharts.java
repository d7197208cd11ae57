package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.document.RoundDistributions;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.plot.PlotScale;
import wellspring.dashboards.verdict.Judgement;
import wellspring.model.measure.Measure;

/** The figures of runs: each measure over the rounds, and how the text is spread. */
final class RunCharts {
  /** More curves of several runs than this are drawn in a figure for each model. */
  private static final int TOGETHER_MAX = 8;

  private static final String PREDICTED = " Dashed: what theory predicts on average.";

  private RunCharts() {}

  /**
   * A measure over the rounds, a curve for each model of each run; where these are too many, a
   * figure for each model.
   */
  static List<ReportChart> courses(Measure measure, List<RunStory> runs) {
    List<String> models =
        runs.stream().flatMap(run -> run.scenario().modelNames().stream()).distinct().toList();
    boolean together = runs.size() * models.size() <= TOGETHER_MAX || runs.size() == 1;
    List<List<String>> figures =
        together ? List.of(models) : models.stream().map(List::of).toList();
    return figures.stream()
        .map(shown -> course(measure, runs, shown, together ? "" : "-" + shown.get(0)))
        .filter(chart -> chart.figure().hasPoints())
        .toList();
  }

  private static ReportChart course(
      Measure measure, List<RunStory> runs, List<String> models, String suffix) {
    List<CurveFigure.Curve> lines = new ArrayList<>();
    ComparedForks forks = new ComparedForks(runs);
    for (int run = 0; run < runs.size(); run++) {
      for (String model : models) {
        List<CurveFigure.CurvePoint> points =
            points(runs.get(run), model, measure, forks.ownFrom(run));
        if (!points.isEmpty()) {
          lines.add(
              runs.size() == 1
                  ? line(runs.get(0), model, points)
                  : new CurveFigure.Curve(LetterNames.of(run) + " " + model, false, points));
        }
      }
    }
    CurveFigure figure =
        new CurveFigure(
            new CurveFigure.FigureText(
                MeasureNames.title(measure.id()),
                subtitle(runs),
                "round",
                MeasureNames.label(measure.id())),
            new PlotScale.Rounds(),
            lines,
            runs.size() == 1 ? limits(runs.get(0), measure) : List.of(),
            List.of(),
            runs.size() == 1 ? runs.get(0).events() : forks.marks(),
            false);
    return new ReportChart(
        measure.id() + suffix,
        figure.first(CurveFigure.LINES_MAX, "measures.csv"),
        caption(measure, figure));
  }

  private static String subtitle(List<RunStory> runs) {
    return runs.size() == 1
        ? "%s, seed %d".formatted(runs.get(0).scenario().name(), runs.get(0).scenario().seed())
        : "%d runs".formatted(runs.size());
  }

  /** From where on models count as collapsed; limits that nearly coincide are drawn once. */
  private static List<CurveFigure.ReferenceLevel> limits(RunStory run, Measure measure) {
    List<CurveFigure.ReferenceLevel> limits = new ArrayList<>();
    run.verdicts().stream()
        .flatMap(verdict -> verdict.judgements().stream())
        .filter(judgement -> judgement.measure() == measure)
        .mapToDouble(Judgement::limitValue)
        .filter(Double::isFinite)
        .filter(limit -> limits.stream().noneMatch(other -> nearly(other.y(), limit)))
        .forEach(
            limit ->
                limits.add(
                    new CurveFigure.ReferenceLevel("limit of collapse", limit, Optional.empty())));
    return limits;
  }

  private static boolean nearly(double one, double other) {
    return Math.abs(one / other - 1) < 0.02;
  }

  private static String caption(Measure measure, CurveFigure figure) {
    boolean predicted =
        figure.lines().stream()
            .flatMap(line -> line.points().stream())
            .anyMatch(point -> point.predicted().isPresent());
    return ReportWording.sentence(measure.help()) + (predicted ? PREDICTED : "");
  }

  private static List<CurveFigure.CurvePoint> points(
      RunStory run, String model, Measure measure, int from) {
    return run.measurements().stream()
        .filter(each -> each.agent().equals(model) && each.measure().equals(measure.id()))
        .filter(each -> each.round() >= from)
        .map(
            each ->
                new CurveFigure.CurvePoint(
                    each.round(), each.value(), Optional.empty(), predicted(each)))
        .toList();
  }

  private static OptionalDouble predicted(ModelMeasured measured) {
    return measured.predicted() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(measured.predicted());
  }

  /**
   * A model's curve has the colour of its place in the scenario; people's is that of human text.
   */
  private static CurveFigure.Curve line(
      RunStory run, String author, List<CurveFigure.CurvePoint> points) {
    return author.equals(RoundDistributions.HUMANS)
        ? new CurveFigure.Curve(author, CurveFigure.CurveKind.PEOPLE, 0, points)
        : new CurveFigure.Curve(
            author,
            CurveFigure.CurveKind.MODEL,
            Math.max(0, run.scenario().modelNames().indexOf(author)),
            points);
  }

  /** How the tokens and the documents of a round are spread. */
  static List<ReportChart> spread(RunStory run, RoundDistributions round) {
    List<ReportChart> charts = new ArrayList<>();
    String word = run.scenario().language().word();
    List<CurveFigure.Curve> ranks = new ArrayList<>();
    round.ranks().forEach((author, points) -> ranks.add(line(run, author, ranks(points))));
    charts.add(
        new ReportChart(
            "ranks",
            figure(
                    new CurveFigure.FigureText(
                        "How often each %s is used".formatted(word),
                        "round %d".formatted(round.round()),
                        "rank of the " + word,
                        "share of all %ss".formatted(word)),
                    ranks)
                .byFactors(true),
            "The most frequent %1$s is on the left, the rarest on the right. A curve that ends early has lost its rare %1$ss."
                .formatted(word)));
    if (round.perplexity() != null) {
      charts.add(perplexities(run, round));
    }
    return charts.stream().filter(chart -> chart.figure().hasPoints()).toList();
  }

  private static ReportChart perplexities(RunStory run, RoundDistributions round) {
    RoundDistributions.Histogram histogram = round.perplexity();
    List<CurveFigure.Curve> lines = new ArrayList<>();
    histogram
        .counts()
        .forEach((author, counts) -> lines.add(line(run, author, shares(histogram, counts))));
    return new ReportChart(
        "documents",
        figure(
            new CurveFigure.FigureText(
                "How surprising the documents are",
                "round %d".formatted(round.round()),
                histogram.unit(),
                "share of the documents"),
            lines),
        "Unsurprising documents are on the left, unusual ones on the right. What people would"
            + " never write is not drawn.");
  }

  private static CurveFigure figure(CurveFigure.FigureText text, List<CurveFigure.Curve> lines) {
    double[] places =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(CurveFigure.CurvePoint::x)
            .toArray();
    List<CurveFigure.Curve> inOrder =
        lines.stream()
            .sorted(
                Comparator.comparing(CurveFigure.Curve::control)
                    .thenComparing(CurveFigure.Curve::place))
            .toList();
    return new CurveFigure(text, PlotScale.suiting(places), inOrder, List.of());
  }

  private static List<CurveFigure.CurvePoint> ranks(List<RoundDistributions.RankFrequency> ranks) {
    return ranks.stream().map(rank -> point(rank.rank(), rank.frequency())).toList();
  }

  /** A point in the middle of each bin, from the first that anybody has to the last. */
  private static List<CurveFigure.CurvePoint> shares(
      RoundDistributions.Histogram histogram, List<Integer> counts) {
    double all = counts.stream().mapToInt(Integer::intValue).sum();
    List<CurveFigure.CurvePoint> points = new ArrayList<>();
    for (int bin = 0; bin < counts.size() - 1; bin++) {
      if (isUsed(histogram.counts(), bin) && all > 0) {
        double middle = Math.sqrt(histogram.edges().get(bin) * histogram.edges().get(bin + 1));
        points.add(point(middle, counts.get(bin) / all));
      }
    }
    return points;
  }

  private static boolean isUsed(Map<String, List<Integer>> counts, int bin) {
    return counts.values().stream()
        .anyMatch(
            own ->
                own.subList(Math.max(0, bin - 1), Math.min(own.size() - 1, bin + 2)).stream()
                    .anyMatch(count -> count > 0));
  }

  private static CurveFigure.CurvePoint point(double x, double y) {
    return new CurveFigure.CurvePoint(x, y, Optional.empty(), OptionalDouble.empty());
  }
}
