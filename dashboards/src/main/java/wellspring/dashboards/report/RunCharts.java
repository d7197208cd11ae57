package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.agents.event.Measured;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.plot.Scale;
import wellspring.dashboards.reading.Distributions;
import wellspring.model.measure.Measure;

/** The figures of runs: each measure over the rounds, and how the text is spread. */
final class RunCharts {
  /** More curves than this cannot be told apart. */
  private static final int LINES_MAX = 8;

  private static final String PREDICTED = " Dashed: what theory predicts on average.";

  private RunCharts() {}

  /**
   * A measure over the rounds, a curve for each model of each run; where these are too many, a
   * figure for each model.
   */
  static List<Chart> courses(Measure measure, List<RunStory> runs) {
    List<String> models =
        runs.stream().flatMap(run -> run.scenario().modelNames().stream()).distinct().toList();
    boolean together = runs.size() * models.size() <= LINES_MAX || runs.size() == 1;
    List<List<String>> figures =
        together ? List.of(models) : models.stream().map(List::of).toList();
    return figures.stream()
        .map(shown -> course(measure, runs, shown, together ? "" : "-" + shown.get(0)))
        .filter(chart -> chart.figure().hasPoints())
        .toList();
  }

  private static Chart course(
      Measure measure, List<RunStory> runs, List<String> models, String suffix) {
    List<Figure.Line> lines = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      for (String model : models) {
        List<Figure.Point> points = points(runs.get(run), model, measure);
        if (!points.isEmpty()) {
          String name = runs.size() == 1 ? model : Letters.of(run) + " " + model;
          lines.add(new Figure.Line(name, false, points));
        }
      }
    }
    Figure figure =
        new Figure(
            new Figure.Text(
                MeasureNames.title(measure.id()),
                subtitle(runs),
                "round",
                MeasureNames.label(measure.id())),
            new Scale.Rounds(),
            lines,
            runs.size() == 1 ? runs.get(0).events() : List.of());
    return new Chart(
        measure.id() + suffix,
        figure.first(LINES_MAX),
        caption(measure, figure) + (lines.size() > LINES_MAX ? left(lines.size()) : ""));
  }

  private static String subtitle(List<RunStory> runs) {
    return runs.size() == 1
        ? "%s, seed %d".formatted(runs.get(0).scenario().name(), runs.get(0).scenario().seed())
        : "%d runs".formatted(runs.size());
  }

  private static String left(int lines) {
    return " Of %d curves the first %d are drawn.".formatted(lines, LINES_MAX);
  }

  private static String caption(Measure measure, Figure figure) {
    boolean predicted =
        figure.lines().stream()
            .flatMap(line -> line.points().stream())
            .anyMatch(point -> point.predicted().isPresent());
    return Wording.sentence(measure.help()) + (predicted ? PREDICTED : "");
  }

  private static List<Figure.Point> points(RunStory run, String model, Measure measure) {
    return run.measurements().stream()
        .filter(each -> each.agent().equals(model) && each.measure().equals(measure.id()))
        .map(
            each -> new Figure.Point(each.round(), each.value(), Optional.empty(), predicted(each)))
        .toList();
  }

  private static OptionalDouble predicted(Measured measured) {
    return measured.predicted() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(measured.predicted());
  }

  /** How the tokens and the documents of a round are spread. */
  static List<Chart> spread(Distributions round) {
    List<Chart> charts = new ArrayList<>();
    List<Figure.Line> ranks = new ArrayList<>();
    round.ranks().forEach((author, points) -> ranks.add(line(author, ranks(points))));
    charts.add(
        new Chart(
            "ranks",
            figure(
                    new Figure.Text(
                        "How often each word is used",
                        "round %d".formatted(round.round()),
                        "rank of the word",
                        "share of all words"),
                    ranks)
                .byFactors(true),
            "The most frequent word stands left, the rarest right. A curve that ends early has"
                + " lost its rare words."));
    if (round.perplexity() != null) {
      charts.add(perplexities(round));
    }
    return charts.stream().filter(chart -> chart.figure().hasPoints()).toList();
  }

  private static Chart perplexities(Distributions round) {
    Distributions.Histogram histogram = round.perplexity();
    List<Figure.Line> lines = new ArrayList<>();
    histogram
        .counts()
        .forEach((author, counts) -> lines.add(line(author, shares(histogram, counts))));
    return new Chart(
        "documents",
        figure(
            new Figure.Text(
                "How surprising the documents are",
                "round %d".formatted(round.round()),
                histogram.unit(),
                "share of the documents"),
            lines),
        "Documents that nobody would be surprised at stand left, odd ones right. What people would"
            + " never write is not drawn.");
  }

  private static Figure figure(Figure.Text text, List<Figure.Line> lines) {
    double[] places =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Figure.Point::x)
            .toArray();
    List<Figure.Line> peopleLast =
        lines.stream().sorted(Comparator.comparing(Figure.Line::control)).toList();
    return new Figure(text, Scale.suiting(places), peopleLast, List.of());
  }

  private static Figure.Line line(String author, List<Figure.Point> points) {
    return new Figure.Line(author, author.equals(Distributions.HUMANS), points);
  }

  private static List<Figure.Point> ranks(List<Distributions.Rank> ranks) {
    return ranks.stream().map(rank -> point(rank.rank(), rank.frequency())).toList();
  }

  /** A point in the middle of each bin, from the first that anybody has to the last. */
  private static List<Figure.Point> shares(
      Distributions.Histogram histogram, List<Integer> counts) {
    double all = counts.stream().mapToInt(Integer::intValue).sum();
    List<Figure.Point> points = new ArrayList<>();
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

  private static Figure.Point point(double x, double y) {
    return new Figure.Point(x, y, Optional.empty(), OptionalDouble.empty());
  }
}
