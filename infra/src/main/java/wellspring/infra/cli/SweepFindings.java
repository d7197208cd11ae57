package wellspring.infra.cli;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import wellspring.agents.sweep.Axis;
import wellspring.agents.sweep.SweepPlan;
import wellspring.agents.sweep.SweepTheory;
import wellspring.dashboards.sweep.SweepAnalysis;
import wellspring.dashboards.sweep.SweepForecast;
import wellspring.infra.data.DataException;
import wellspring.infra.data.ParquetFiles;
import wellspring.infra.data.SweepRowsOnDisk;
import wellspring.infra.report.ReportWriter;
import wellspring.infra.report.SweepQuestion;
import wellspring.infra.run.RunException;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.infra.sweep.SweepManifest;
import wellspring.model.file.FileFault;
import wellspring.model.measure.Measure;

/** What is made of a sweep's runs at its end: the report, and tables for other programs. */
final class SweepFindings {
  private final SweepDirectory directory;
  private final SweepPlan plan;
  private final boolean report;

  /**
   * @param report whether a report is made of the tables and the figures
   */
  SweepFindings(SweepDirectory directory, SweepPlan plan, boolean report) {
    this.directory = directory;
    this.plan = plan;
    this.report = report;
  }

  /**
   * Writes everything.
   *
   * @return what is to be shown, line by line; also why something could not be written
   */
  List<String> write(SweepTheory theory, SweepManifest.StoredQuestion question) {
    List<String> lines = new ArrayList<>();
    try {
      List<String> axes = plan.axes().stream().map(Axis::name).toList();
      try (SweepRowsOnDisk rows = new SweepRowsOnDisk(directory, axes)) {
        lines.addAll(
            SweepAnalysis.write(
                directory.path(),
                new SweepAnalysis.Request(
                    plan.points().get(0).scenario(),
                    axes,
                    SweepQuestion.of(question, rows.measures()),
                    plan.luck(),
                    forecast(theory)),
                rows));
      }
      ParquetFiles.write(directory);
      if (report) {
        lines.add("report in " + ReportWriter.ofSweep(directory).page());
      }
    } catch (RunException e) {
      lines.add("There is no report: " + FileFault.reason(e));
    } catch (DataException | UncheckedIOException e) {
      lines.add("The report is incomplete: " + FileFault.reason(e));
    }
    return lines;
  }

  private static SweepForecast forecast(SweepTheory theory) {
    return (place, agent, measure) -> {
      SweepTheory.AxisPoint there =
          new SweepTheory.AxisPoint(place.setting(), place.axis(), place.x());
      return place.control()
          ? theory.predictControl(there, agent, Measure.of(measure))
          : theory.predict(there, agent, Measure.of(measure));
    };
  }
}
