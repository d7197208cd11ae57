package wellspring.dashboards.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.model.random.Seed;
import wellspring.model.statistics.Bootstrap;
import wellspring.model.statistics.ThresholdSearch;

/**
 * What a sweep showed, as files and as lines for the terminal.
 *
 * <pre>
 * summary.csv      the figures of every model, measure and setting at the end of the runs
 * thresholds.csv   where the chosen measure crosses the chosen level
 * figures/         every measure along the axis, and the chosen one over the rounds
 * </pre>
 *
 * <p>Intervals are 95 % bootstrap intervals over the replicas. Beside every setting stands the
 * human-only control of the same chance. One measure is in memory at a time.
 */
public final class SweepReport {
  private static final int RESAMPLES = 999;
  private static final double CONFIDENCE = 0.95;

  /** With fewer, bootstrap intervals hold the mean clearly more seldom than they say. */
  private static final int REPLICAS_ENOUGH = 10;

  private final Path directory;
  private final Request request;
  private final Question question;
  private final Bootstrap bootstrap;
  private final EqualSampling sampling;
  private final FigureFolder figures;
  private final List<Summary> measure = new ArrayList<>();
  private Optional<Axes> chosenAxes = Optional.empty();
  private final List<String> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * What the report is about.
   *
   * @param title of the figures, for example the scenario's name
   * @param axes the names of all axes, in the order of each row's setting
   * @param question which threshold is wanted
   * @param seed the root of the resampling
   */
  public record Request(String title, List<String> axes, Question question, long seed) {
    public Request {
      axes = List.copyOf(axes);
    }
  }

  private SweepReport(Path directory, Request request) {
    this.directory = directory;
    this.request = request;
    this.question = request.question();
    this.bootstrap = new Bootstrap(new Seed(request.seed()), RESAMPLES, CONFIDENCE);
    this.sampling = EqualSampling.of(request.axes());
    this.figures = new FigureFolder(directory.resolve("figures"), question.measure());
  }

  /**
   * Writes the report's files.
   *
   * @return what is to be shown in the terminal, line by line
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static List<String> write(Path directory, Request request, SweepRows rows) {
    return new SweepReport(directory, request).write(rows);
  }

  private List<String> write(SweepRows rows) {
    try (SummaryFile file = new SummaryFile(directory.resolve("summary.csv"), request.axes())) {
      PanelReader panels = new PanelReader(panel -> take(panel, file));
      rows.lastRounds(panels);
      panels.finish();
      finishMeasure();
    }
    chosenAxes.ifPresentOrElse(
        axes -> drawCourses(rows, axes),
        () -> notes.add("No run that finished has measured %s.".formatted(question.measure())));
    lines.addAll(figures.remarks());
    lines.addAll(notes);
    return List.copyOf(lines);
  }

  private void take(Panel panel, SummaryFile file) {
    if (!measure.isEmpty() && !measure.get(0).panel().measure().equals(panel.measure())) {
      finishMeasure();
    }
    Summary summary = Summary.of(panel, bootstrap, objection(panel.measure()).isEmpty());
    file.add(summary);
    measure.add(summary);
  }

  private Optional<String> objection(String id) {
    return sampling.objection(id);
  }

  private void finishMeasure() {
    if (measure.isEmpty()) {
      return;
    }
    Panel first = measure.get(0).panel();
    Axes axes = Axes.of(request.axes(), first);
    boolean chosen = first.measure().equals(question.measure());
    if (chosen) {
      chosenAxes = Optional.of(axes);
      measure.forEach(this::show);
      noteFewReplicas();
    }
    objection(first.measure())
        .ifPresentOrElse(
            notes::add,
            () ->
                figures.write(
                    new SweepFigures(request.title(), axes, question.statistic()),
                    measure,
                    chosen ? cross(axes) : List.of()));
    measure.clear();
  }

  private void noteFewReplicas() {
    int fewest =
        measure.stream()
            .flatMap(summary -> summary.panel().cells().stream())
            .mapToInt(cell -> cell.figures().length)
            .min()
            .orElse(REPLICAS_ENOUGH);
    if (fewest < Bootstrap.VALUES_MIN) {
      notes.add("One replica has no interval: give --replicas %d.".formatted(REPLICAS_ENOUGH));
    } else if (fewest < REPLICAS_ENOUGH) {
      notes.add(
          "Intervals from %d replicas are too narrow: a bootstrap interval of 95 %% holds the mean in about 50 %% of cases with 2 replicas, 84 %% with 5, 90 %% with 10. Give --replicas %d or more."
              .formatted(fewest, REPLICAS_ENOUGH));
    }
  }

  private void show(Summary summary) {
    lines.addAll(SummaryTable.of(summary, request.axes(), question.statistic()));
    lines.add("");
  }

  private List<Crossing> cross(Axes axes) {
    if (axes.along().isEmpty()) {
      notes.add("No threshold: none of the axes has numbers from 0 up along which to look for it.");
      return List.of();
    }
    List<Crossing> crossings = new ArrayList<>();
    ThresholdSearch search = new ThresholdSearch(bootstrap, question.statistic());
    try (ThresholdsFile file =
        new ThresholdsFile(directory.resolve("thresholds.csv"), axes.otherNames())) {
      for (Summary summary : measure) {
        for (Crossing crossing : Crossing.of(summary.panel(), axes, question, search)) {
          file.add(summary.panel().agent(), axes.alongName(), question, crossing);
          lines.add(SummaryTable.of(crossing, question, Axes.shortName(axes.alongName())));
          crossings.add(crossing);
        }
      }
    }
    return crossings;
  }

  private void drawCourses(SweepRows rows, Axes axes) {
    Courses courses =
        new Courses(
            axes,
            bootstrap,
            question.statistic(),
            (name, curves) ->
                figures.write(
                    Courses.figure(request.title(), name, question, curves),
                    question.measure() + "-over-rounds-" + name));
    rows.courses(question.measure(), courses);
    courses.finish();
  }
}
