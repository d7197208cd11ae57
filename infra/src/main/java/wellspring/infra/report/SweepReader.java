package wellspring.infra.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.sweep.Axis;
import wellspring.dashboards.report.RunStory.Fact;
import wellspring.dashboards.report.SweepStory;
import wellspring.dashboards.report.SweepStory.ConfidenceRange;
import wellspring.dashboards.report.SweepStory.CurveCrossing;
import wellspring.dashboards.report.SweepStory.SettingResult;
import wellspring.dashboards.sweep.AxisNames;
import wellspring.dashboards.sweep.SignificantDigits;
import wellspring.dashboards.sweep.ThresholdQuestion;
import wellspring.infra.run.CsvTableReader;
import wellspring.infra.run.RunException;
import wellspring.infra.run.ScenarioDifferences;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.infra.sweep.SweepManifest;
import wellspring.model.file.FileFault;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.ThresholdLevel;
import wellspring.model.text.CountPhrase;

/** Reads what a sweep left for its report. */
final class SweepReader {
  /** A sweep runs its controls by themselves, which is nothing that anybody changed. */
  private static final String NO_CONTROLS = "evaluation.control=none";

  private final SweepDirectory sweep;
  private final SweepManifest manifest;
  private final List<String> axes;

  private SweepReader(SweepDirectory sweep) {
    this.sweep = sweep;
    this.manifest = SweepManifest.read(sweep);
    this.axes = manifest.axes().stream().map(Axis::name).toList();
  }

  /**
   * All that there is to tell of a sweep.
   *
   * @throws RunException if it has not been summed up yet
   */
  static SweepStory read(SweepDirectory sweep) {
    return new SweepReader(sweep).story();
  }

  private SweepStory story() {
    Path summary = sweep.path().resolve("summary.csv");
    if (!Files.isRegularFile(summary)) {
      throw new RunException(
          "%s has no %s, so there is nothing to report: finish it with 'wellspring sweep --resume %s'"
              .formatted(sweep.path(), summary.getFileName(), sweep.path()));
    }
    List<String> measured =
        CsvTableReader.read(summary, "summaries", row -> row.get("measure")).stream()
            .distinct()
            .toList();
    Scenario scenario =
        new ScenarioLoader(Path.of("")).preview(sweep.scenario().toString(), List.of());
    ThresholdQuestion question = SweepQuestion.of(manifest.question(), measured);
    return new SweepStory(
        sweep.name(),
        scenario,
        course(scenario),
        question.measure(),
        crossings(question.level()),
        besideControls(
            CsvTableReader.read(summary, "summaries", row -> line(row, question.statistic()))),
        figures(),
        provenance());
  }

  private SweepStory.SweepHistory course(Scenario scenario) {
    SweepManifest.SweepProgress progress = manifest.progress();
    return new SweepStory.SweepHistory(
        StoryReader.day(manifest.setting().started()),
        trouble(progress),
        progress.done() - progress.failed(),
        manifest.replicas(),
        axes,
        changes(scenario),
        manifest.luck(),
        manifest.setting().command());
  }

  /** Of an older sweep no more is known than how it differs from a built-in scenario. */
  private List<String> changes(Scenario scenario) {
    List<String> kept = manifest.changes();
    return (kept.isEmpty() ? ScenarioDifferences.ofBuiltIn(scenario) : kept)
        .stream().filter(change -> !change.equals(NO_CONTROLS)).toList();
  }

  private static String trouble(SweepManifest.SweepProgress progress) {
    String failed =
        progress.failed() == 0
            ? ""
            : "%s failed and %s left out."
                .formatted(
                    CountPhrase.of(progress.failed(), progress.runs(), "run"),
                    CountPhrase.verb(progress.failed(), "is", "are"));
    String missing =
        progress.done() == progress.runs()
            ? ""
            : "%s %s still to be done."
                .formatted(
                    CountPhrase.of(progress.runs() - progress.done(), progress.runs(), "run"),
                    CountPhrase.verb(progress.runs() - progress.done(), "is", "are"));
    return (failed + " " + missing).strip();
  }

  private List<CurveCrossing> crossings(ThresholdLevel level) {
    Path file = sweep.path().resolve("thresholds.csv");
    return Files.isRegularFile(file)
        ? CsvTableReader.read(file, "thresholds", row -> crossing(row, level))
        : List.of();
  }

  private CurveCrossing crossing(CSVRecord row, ThresholdLevel level) {
    List<String> names = AxisNames.shortened(axes);
    String others =
        IntStream.range(0, axes.size())
            .filter(axis -> row.isMapped(axes.get(axis)) && !row.get(axes.get(axis)).isEmpty())
            .mapToObj(axis -> names.get(axis) + "=" + row.get(axes.get(axis)))
            .collect(Collectors.joining(", "));
    return new CurveCrossing(
        row.get("agent") + (others.isEmpty() ? "" : ", " + others),
        row.get("agent"),
        row.get("axis"),
        axes.stream().map(axis -> row.isMapped(axis) ? row.get(axis) : "").toList(),
        level,
        number(row, "threshold"),
        range(row, "low", "high"),
        range(row, "between_low", "between_high"),
        predicted(row),
        row.get("refused"));
  }

  private static String predicted(CSVRecord row) {
    ConfidenceRange range = range(row, "predicted_low", "predicted_high");
    if (Double.isNaN(range.low())) {
      return "";
    }
    String low = SignificantDigits.of(range.low());
    if (range.low() < range.high()) {
      return "between %s and %s".formatted(low, SignificantDigits.of(range.high()));
    }
    return row.get("predicted_jump").equals("true") ? "a jump at " + low : low;
  }

  private static ConfidenceRange range(CSVRecord row, String low, String high) {
    return new ConfidenceRange(
        number(row, low).orElse(Double.NaN), number(row, high).orElse(Double.NaN));
  }

  private SettingResult line(CSVRecord row, Statistic statistic) {
    String of = statistic == Statistic.MEDIAN ? "median" : "mean";
    return new SettingResult(
        axes.stream().map(row::get).toList(),
        Boolean.parseBoolean(row.get("control")),
        row.get("agent"),
        row.get("measure"),
        Integer.parseInt(row.get("n")),
        number(row, of).orElse(Double.NaN),
        range(row, of + "_low", of + "_high"),
        number(row, "predicted"),
        number(row, "control_mean"));
  }

  /** Beside each line its control's figure of the same statistic: the table itself has its mean. */
  private static List<SettingResult> besideControls(List<SettingResult> lines) {
    List<SettingResult> controls = lines.stream().filter(SettingResult::control).toList();
    return lines.stream()
        .map(
            line ->
                controls.stream()
                    .filter(control -> line.controlValue().isPresent() && control.isControlOf(line))
                    .findFirst()
                    .map(control -> line.beside(control.value()))
                    .orElse(line))
        .toList();
  }

  private static OptionalDouble number(CSVRecord row, String column) {
    String text = row.get(column);
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }

  private List<Path> figures() {
    Path folder = sweep.path().resolve("figures");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".svg")).sorted().toList();
    } catch (IOException e) {
      throw FileFault.cannot("read", folder, e);
    }
  }

  private List<Fact> provenance() {
    SweepManifest.SweepEnvironment setting = manifest.setting();
    return RunProvenance.shown(
        List.of(
            new Fact("Sweep", manifest.sweep()),
            new Fact("Seed", Long.toString(manifest.seed())),
            new Fact("Plan (SHA-256)", manifest.hash()),
            new Fact("Replicas", Integer.toString(manifest.replicas())),
            new Fact("Luck", manifest.luck().name().toLowerCase(Locale.ROOT)),
            new Fact("Started", setting.started()),
            new Fact("Kafka", setting.kafka()),
            new Fact("Versions", RunProvenance.words(setting.versions())),
            new Fact("Sources", setting.gitRevision()),
            new Fact("Machine", RunProvenance.machine(setting.machine()))));
  }
}
