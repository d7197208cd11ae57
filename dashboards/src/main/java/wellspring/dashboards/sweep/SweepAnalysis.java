package wellspring.dashboards.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import wellspring.agents.scenario.Scenario;
import wellspring.model.statistics.LuckSharing;
import wellspring.model.statistics.Statistic;

/**
 * What a sweep showed, as files and as lines for the terminal.
 *
 * <pre>
 * summary.csv      the figures of every model, measure and setting at the end of the runs
 * thresholds.csv   where the chosen measure crosses the chosen level
 * figures/         every measure along the axis; the chosen one over the rounds, and of two axes as
 *                  a map
 * </pre>
 *
 * <p>Intervals are of 95 % over the replicas: Student's t for means, order statistics for medians.
 * Beside every setting stands its human-only control. One measure is in memory at a time.
 */
public final class SweepAnalysis {
  /** So many have intervals of a useful length. */
  private static final int REPLICAS_GOOD = 10;

  private final Path directory;
  private final Request request;
  private final ThresholdQuestion question;
  private final EqualSampling sampling;
  private final AffectedModels touched;
  private final FigureFolder figures;
  private final List<PanelSummary> measure = new ArrayList<>();
  private Optional<FigureAxes> chosenAxes = Optional.empty();
  private final List<String> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * What the report is about.
   *
   * @param scenario what was swept, at any setting; figures have its name for a title, and models
   *     its order, those that it does not have after the others
   * @param axes the names of all axes, in the order of each row's setting
   * @param question which threshold is wanted
   * @param luck whether replicas share their luck between settings
   * @param forecast what theory says between settings
   */
  public record Request(
      Scenario scenario,
      List<String> axes,
      ThresholdQuestion question,
      LuckSharing luck,
      SweepForecast forecast) {
    public Request {
      axes = List.copyOf(axes);
    }

    /** What stands above the figures. */
    String title() {
      return scenario.name();
    }

    /** A model's place in the order of the scenario. */
    int place(String model) {
      List<String> models = scenario.modelNames();
      int place = models.indexOf(model);
      return place < 0 ? models.size() : place;
    }
  }

  private SweepAnalysis(Path directory, Request request) {
    this.directory = directory;
    this.request = request;
    this.question = request.question();
    this.sampling = EqualSampling.of(request.axes());
    this.touched = new AffectedModels(request.scenario(), request.axes());
    this.figures = new FigureFolder(directory.resolve("figures"), question.measure());
  }

  /**
   * Writes the report's files.
   *
   * @return what is to be shown in the terminal, line by line
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static List<String> write(Path directory, Request request, SweepRows rows) {
    return new SweepAnalysis(directory, request).write(rows);
  }

  private List<String> write(SweepRows rows) {
    try (SummaryFile file = new SummaryFile(directory.resolve("summary.csv"), request.axes())) {
      PanelReader panels = new PanelReader(panel -> take(panel, file));
      rows.lastRounds(panels);
      panels.finish();
      finishMeasure(file);
    }
    chosenAxes.ifPresentOrElse(
        axes -> drawCourses(rows, axes),
        () -> notes.add("No run that finished has measured %s.".formatted(question.measure())));
    lines.addAll(figures.remarks());
    lines.addAll(notes);
    return List.copyOf(lines);
  }

  private void take(MeasurePanel panel, SummaryFile file) {
    if (!measure.isEmpty() && !measure.get(0).panel().measure().equals(panel.measure())) {
      finishMeasure(file);
    }
    measure.add(PanelSummary.of(panel, request.luck(), objection(panel.measure()).isEmpty()));
  }

  private Optional<String> objection(String id) {
    return sampling.objection(id);
  }

  private void finishMeasure(SummaryFile file) {
    if (measure.isEmpty()) {
      return;
    }
    measure.sort(Comparator.comparing(summary -> request.place(summary.panel().agent())));
    measure.forEach(file::add);
    MeasurePanel first = measure.get(0).panel();
    FigureAxes axes = FigureAxes.of(request.axes(), first);
    boolean chosen = first.measure().equals(question.measure());
    if (chosen) {
      chosenAxes = Optional.of(axes);
      touched().forEach(this::show);
      noteMissingIntervals();
    }
    objection(first.measure())
        .ifPresentOrElse(
            notes::add,
            () ->
                figures.write(
                    new SweepFigures(request, axes), measure, chosen ? cross(axes) : List.of()));
    if (chosen && SweepMap.isPossible(axes) && objection(first.measure()).isEmpty()) {
      SweepMap.of(request, axes, touched())
          .forEach((model, map) -> figures.write(map, question.measure() + "-map-" + model));
    }
    measure.clear();
  }

  /** Of the measure, the models that an axis touches. */
  private List<PanelSummary> touched() {
    return measure.stream().filter(summary -> touched.byAny(summary.panel().agent())).toList();
  }

  private void noteMissingIntervals() {
    List<ReplicaCell> cells =
        measure.stream().flatMap(summary -> summary.panel().cells().stream()).toList();
    int fewest = cells.stream().mapToInt(cell -> cell.figures().length).min().orElse(0);
    Statistic statistic = question.statistic();
    if (fewest < statistic.replicasMin()) {
      notes.add(
          "%d replica%s too few for an interval: give --replicas %d or more; %d is a good number."
              .formatted(
                  fewest, fewest == 1 ? " is" : "s are", statistic.replicasMin(), REPLICAS_GOOD));
    }
    boolean infinite =
        cells.stream()
            .flatMap(cell -> cell.values().values().stream())
            .anyMatch(v -> v.isInfinite());
    if (infinite && statistic == Statistic.MEAN) {
      notes.add(
          "%s is infinite in some replicas, so that means of them have no interval: summary.csv has their medians, or give a --measure that stays finite."
              .formatted(question.measure()));
    }
  }

  private void show(PanelSummary summary) {
    lines.addAll(SummaryTable.of(summary, request.axes(), question.statistic()));
    lines.add("");
  }

  private List<LevelCrossing> cross(FigureAxes axes) {
    if (axes.along().isEmpty()) {
      notes.add(
          "No threshold: it can only be looked for along an axis of numbers from 0 up, and no axis has these.");
      return List.of();
    }
    List<LevelCrossing> crossings = new ArrayList<>();
    try (ThresholdsFile file =
        new ThresholdsFile(directory.resolve("thresholds.csv"), axes.otherNames())) {
      for (PanelSummary summary : measure) {
        for (LevelCrossing crossing : LevelCrossing.of(summary.panel(), axes, request)) {
          file.add(axes.alongName(), request, crossing);
          crossings.add(crossing);
        }
      }
    }
    sayWhereCrossed(crossings, axes);
    return crossings;
  }

  /** Of models that the axis touches, whatever luck makes of the others. */
  private void sayWhereCrossed(List<LevelCrossing> crossings, FigureAxes axes) {
    int along = request.axes().indexOf(axes.alongName());
    Map<Boolean, List<LevelCrossing>> asked =
        crossings.stream()
            .collect(Collectors.partitioningBy(each -> touched.by(along, each.agent())));
    lines.addAll(SummaryTable.of(asked.get(true), question, axes.alongShortName()));
    List<String> left = asked.get(false).stream().map(LevelCrossing::agent).distinct().toList();
    if (!left.isEmpty()) {
      lines.add(AffectedModels.not(left, axes.alongShortName()));
    }
  }

  private void drawCourses(SweepRows rows, FigureAxes axes) {
    RoundCurves courses =
        new RoundCurves(
            axes,
            question.statistic(),
            (name, curves) ->
                figures.write(
                    RoundCurves.figure(request.title(), name, question, curves),
                    question.measure() + "-over-rounds-" + name));
    rows.courses(question.measure(), courses);
    courses.finish();
  }
}
