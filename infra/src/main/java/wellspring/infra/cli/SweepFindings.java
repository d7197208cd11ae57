package wellspring.infra.cli;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wellspring.agents.sweep.Axis;
import wellspring.agents.sweep.SweepPlan;
import wellspring.dashboards.sweep.Question;
import wellspring.dashboards.sweep.SweepReport;
import wellspring.infra.data.DataException;
import wellspring.infra.data.ParquetFiles;
import wellspring.infra.data.SweepRowsOnDisk;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.infra.sweep.SweepManifest;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Level;
import wellspring.model.statistics.Statistic;

/** What is made of a sweep's runs at its end: the report, and tables for other programs. */
final class SweepFindings {
  /** What is asked if nobody asks: the first of these that was measured. */
  private static final List<Measure> MEASURES =
      List.of(
          Measure.DIVERSITY,
          Measure.VARIANCE,
          Measure.TEST_ERROR,
          Measure.DISTINCT_2,
          Measure.HELD_OUT_PERPLEXITY);

  private SweepFindings() {}

  /**
   * Writes everything.
   *
   * @return what is to be shown, line by line; also why something could not be written
   */
  static List<String> write(
      SweepDirectory directory, SweepPlan plan, SweepManifest.Question question) {
    List<String> lines = new ArrayList<>();
    try {
      List<String> axes = plan.axes().stream().map(Axis::name).toList();
      try (SweepRowsOnDisk rows = new SweepRowsOnDisk(directory, axes)) {
        lines.addAll(
            SweepReport.write(directory.path(), request(plan, axes, question, rows), rows));
      }
      ParquetFiles.write(directory);
    } catch (DataException | UncheckedIOException e) {
      lines.add("The report is incomplete: " + e.getMessage());
    }
    return lines;
  }

  private static SweepReport.Request request(
      SweepPlan plan, List<String> axes, SweepManifest.Question question, SweepRowsOnDisk rows) {
    String measure = question.measure().isEmpty() ? chosen(rows.measures()) : question.measure();
    // A mean of variances stays where nearly all of them have collapsed.
    boolean skewed = measure.equals(Measure.VARIANCE.id());
    return new SweepReport.Request(
        plan.points().get(0).scenario().name(),
        axes,
        new Question(
            measure,
            new Level.OfControl(question.level()),
            skewed ? Statistic.MEDIAN : Statistic.MEAN),
        plan.seed().value());
  }

  private static String chosen(List<String> measured) {
    return Stream.concat(MEASURES.stream().map(Measure::id), measured.stream())
        .filter(measured::contains)
        .findFirst()
        .orElse(Measure.DIVERSITY.id());
  }
}
