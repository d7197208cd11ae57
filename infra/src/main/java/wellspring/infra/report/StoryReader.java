package wellspring.infra.report;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.scenario.BuiltIns;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.report.RunStory;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.MeasureHistory;
import wellspring.infra.run.CohortsFile;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.PaymentsFile;
import wellspring.infra.run.ReadingsFile;
import wellspring.infra.run.ReleasesFile;
import wellspring.infra.run.RoundRows;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunStatus;
import wellspring.infra.run.ScenarioDifferences;
import wellspring.infra.run.SteeringFile;
import wellspring.model.file.FileFault;
import wellspring.model.language.Language;
import wellspring.model.text.CountPhrase;

/** Reads what a run left, finished or not, for its report. */
final class StoryReader {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private StoryReader() {}

  /**
   * All that there is to tell of a run.
   *
   * @param language what it speaks, if somebody has it at hand
   * @throws RunException if the run cannot be read, or has nothing to tell yet
   */
  static RunStory read(RunDirectory run, Optional<Language> language) {
    RunManifest manifest = RunManifest.read(run);
    Scenario scenario = scenario(run);
    List<ModelMeasured> measurements = measurements(run);
    List<ModelReleased> releases = releases(run);
    MeasureHistory history = new MeasureHistory();
    history.add(measurements);
    return new RunStory(
        run.run(),
        scenario,
        course(run, manifest, scenario, rounds(measurements)),
        new CollapseJudge(scenario, manifest.symbols()).of(history).models(),
        measurements,
        events(run, manifest),
        retrainings(releases),
        people(run),
        new TextReader(run, scenario, manifest, releases).read(language, rounds(measurements)),
        ParentReader.read(run, manifest, measurements),
        RunProvenance.of(manifest));
  }

  /** The scenario as it was run; its files need not be there any more. */
  static Scenario scenario(RunDirectory run) {
    return new ScenarioLoader(Path.of("")).preview(run.scenario().toString(), List.of());
  }

  private static List<ModelMeasured> measurements(RunDirectory run) {
    List<ModelMeasured> measurements;
    try {
      measurements = MeasurementsFile.read(run.measurements());
    } catch (UncheckedIOException e) {
      throw new RunException(
          "%s cannot be reported on: %s; repeat the run".formatted(run.path(), FileFault.reason(e)),
          e);
    }
    if (measurements.isEmpty()) {
      throw new RunException(
          "%s has no closed round, so there is nothing to report: wait for its first one, or repeat the run"
              .formatted(run.path()));
    }
    return measurements;
  }

  /** Without them only a part of the story cannot be told. */
  private static List<ModelReleased> releases(RunDirectory run) {
    try {
      return ReleasesFile.read(run.releases());
    } catch (UncheckedIOException e) {
      return List.of();
    }
  }

  /** What its tables say; those that are not there, as in an older run, say nothing. */
  private static SocietyReader people(RunDirectory run) {
    return new SocietyReader(
        all(ReadingsFile.rounds(run.readings())).stream()
            .map(ReadingsFile::readings)
            .flatMap(List::stream)
            .toList(),
        all(PaymentsFile.rounds(run.payments())).stream().flatMap(List::stream).toList(),
        Optional.empty(),
        all(CohortsFile.rounds(run.cohorts())).stream().flatMap(List::stream).toList());
  }

  /** A table that is none ends where it cannot be read. */
  private static <T> List<List<T>> all(RoundRows<T> table) {
    List<List<T>> rounds = new ArrayList<>();
    try (table) {
      table.forEach(rounds::add);
    } catch (UncheckedIOException e) {
      return rounds;
    }
    return rounds;
  }

  private static Map<String, Integer> retrainings(List<ModelReleased> releases) {
    return releases.stream()
        .collect(Collectors.toMap(ModelReleased::agent, release -> 1, Integer::sum));
  }

  private static int rounds(List<ModelMeasured> measurements) {
    return 1 + measurements.stream().mapToInt(ModelMeasured::round).max().orElse(-1);
  }

  private static RunStory.RunHistory course(
      RunDirectory run, RunManifest manifest, Scenario scenario, int rounds) {
    List<String> changes =
        manifest.changes().orElseGet(() -> ScenarioDifferences.ofBuiltIn(scenario));
    return new RunStory.RunHistory(
        day(manifest.setting().started()),
        trouble(run, manifest, rounds, scenario.rounds()),
        rounds,
        manifest.subject().repeat(),
        changes,
        isBuiltIn(scenario, changes));
  }

  /** Whether it is the built-in scenario of its name that was changed, and no file of that name. */
  private static boolean isBuiltIn(Scenario scenario, List<String> changes) {
    return BuiltIns.names().contains(scenario.name())
        && Set.copyOf(changes).equals(Set.copyOf(ScenarioDifferences.ofBuiltIn(scenario)));
  }

  /** The day of an instant in ISO 8601, for people. */
  static String day(String instant) {
    try {
      return DAY.format(Instant.parse(instant));
    } catch (DateTimeParseException e) {
      return instant;
    }
  }

  private static String trouble(RunDirectory run, RunManifest manifest, int rounds, int planned) {
    RunManifest.RunOutcome outcome = manifest.outcome();
    String far = "after " + CountPhrase.of(rounds, planned, "round");
    RunStatus status = RunStatus.of(run, outcome);
    String more =
        status.isStopped() && manifest.keepsLog() ? " 'wellspring resume' goes on with it." : "";
    return switch (status.status()) {
      case "finished" -> "";
      case RunStatus.RUNNING -> "The run is still going on; this is its state %s.".formatted(far);
      case RunStatus.KILLED ->
          "The run was killed %s; the report covers the rounds that it had closed.%s"
              .formatted(far, more);
      case "aborted" -> "The run was aborted %s.%s".formatted(far, more);
      default -> "The run failed %s: %s.%s".formatted(far, outcome.reason(), more);
    };
  }

  /** What people changed; of a run that was killed the last of it may be lost. */
  private static List<CurveFigure.EventMark> events(RunDirectory run, RunManifest manifest) {
    List<CurveFigure.EventMark> events = new ArrayList<>();
    manifest.forked().forEach(fork -> events.add(new CurveFigure.EventMark(fork.rounds(), "fork")));
    for (Steered step : SteeringFile.left(run.steering())) {
      if (step instanceof Intervened intervened) {
        events.add(new CurveFigure.EventMark(step.round(), intervened.change()));
      } else if (step instanceof DocumentOffered) {
        events.add(new CurveFigure.EventMark(step.round(), "a document"));
      }
    }
    return events;
  }
}
