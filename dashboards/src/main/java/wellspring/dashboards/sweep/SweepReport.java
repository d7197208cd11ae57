package wellspring.dashboards.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wellspring.model.random.Seed;
import wellspring.model.statistics.Bootstrap;
import wellspring.model.statistics.ThresholdSearch;

/**
 * What a sweep showed: {@code summary.csv} with the figures of every model, measure and setting at
 * the end of the runs, {@code thresholds.csv} with where the chosen measure crosses the chosen
 * level, and the chosen measure as a table for the terminal.
 *
 * <p>Intervals are 95 % bootstrap intervals over the replicas. Beside every setting stands the
 * human-only control of the same chance.
 */
public final class SweepReport {
  private static final int RESAMPLES = 999;
  private static final double CONFIDENCE = 0.95;

  private final Path directory;
  private final Request request;
  private final Bootstrap bootstrap;
  private final EqualSampling sampling;
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
    this.bootstrap = new Bootstrap(new Seed(request.seed()), RESAMPLES, CONFIDENCE);
    this.sampling = EqualSampling.of(request.axes());
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
    List<Summary> chosen = new ArrayList<>();
    try (SummaryFile file = new SummaryFile(directory.resolve("summary.csv"), request.axes())) {
      PanelReader panels =
          new PanelReader(
              panel -> {
                Summary summary = summary(panel);
                file.add(summary);
                if (panel.measure().equals(request.question().measure())) {
                  chosen.add(summary);
                }
              });
      rows.lastRounds(panels);
      panels.finish();
    }
    report(chosen);
    lines.addAll(notes);
    return List.copyOf(lines);
  }

  private Summary summary(Panel panel) {
    var objection = sampling.objection(panel.measure());
    objection.filter(words -> !notes.contains(words)).ifPresent(notes::add);
    return Summary.of(panel, bootstrap, objection.isEmpty());
  }

  private void report(List<Summary> chosen) {
    Question question = request.question();
    if (chosen.isEmpty()) {
      notes.add("No run that finished has measured %s.".formatted(question.measure()));
      return;
    }
    for (Summary summary : chosen) {
      lines.addAll(SummaryTable.of(summary, request.axes(), question.statistic()));
      lines.add("");
    }
    if (sampling.objection(question.measure()).isEmpty()) {
      cross(chosen);
    }
  }

  private void cross(List<Summary> chosen) {
    Question question = request.question();
    Axes axes = Axes.of(request.axes(), chosen.get(0).panel());
    if (axes.along().isEmpty()) {
      notes.add("No threshold: none of the axes has numbers from 0 up along which to look for it.");
      return;
    }
    ThresholdSearch search = new ThresholdSearch(bootstrap, question.statistic());
    try (ThresholdsFile file =
        new ThresholdsFile(directory.resolve("thresholds.csv"), axes.otherNames())) {
      for (Summary summary : chosen) {
        for (Crossing crossing : Crossing.of(summary.panel(), axes, question, search)) {
          file.add(summary.panel().agent(), axes.alongName(), question, crossing);
          lines.add(SummaryTable.of(crossing, question, Axes.shortName(axes.alongName())));
        }
      }
    }
  }
}
