package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.context.RunLearners;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.fork.FanFigures;
import wellspring.dashboards.fork.FanFile;
import wellspring.dashboards.fork.ForkComparison;
import wellspring.dashboards.fork.ForkFindings;
import wellspring.dashboards.fork.ForkReplicas;
import wellspring.infra.data.ParquetTables;
import wellspring.infra.fork.ForkPlan;
import wellspring.infra.fork.ForkReplica;
import wellspring.infra.fork.ForkSeries;
import wellspring.infra.fork.ForkSeriesFile;
import wellspring.infra.fork.ForkSeriesRuns;
import wellspring.infra.fork.ParentLog;
import wellspring.infra.fork.SharedPast;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.LogSource;
import wellspring.infra.lab.RunBatch.BatchResult;
import wellspring.infra.lab.RunResources;
import wellspring.infra.lab.SharedLanguages;
import wellspring.infra.run.ReservedSpace;
import wellspring.infra.run.RunDirectory;
import wellspring.model.measure.Measure;
import wellspring.model.text.CountPhrase;

/** Puts many futures of one past together and brings them to their end, whatever that is. */
final class ForkReplicasSession {
  private static final String FINISHED = "finished";
  private static final String ABORTED = "aborted";
  private static final String FAILED = "failed";
  private static final String BY_USER = "interrupted";
  private static final int FAILURES_SHOWN_MAX = 10;

  /**
   * What the user asked for.
   *
   * @param series which runs
   * @param out the folder to make the series' directory in
   * @param device as {@link DeviceConnection#open} takes it
   * @param jobs how many runs go on at once; empty if nothing was said
   * @param repeat the command that repeats it
   */
  record Request(
      ForkSeries series, Path out, String device, Optional<Integer> jobs, String repeat) {}

  /**
   * What {@code fork --replicas --json} prints.
   *
   * @param status {@code finished}, {@code aborted} or {@code failed}
   * @param reason why it did not finish; empty if it did
   * @param runs how many there were to be, of both kinds
   * @param done how many have ended, failed ones among them
   * @param failed how many have failed
   * @param findings a sentence on each model
   */
  record Result(
      String directory,
      String status,
      String reason,
      int runs,
      int done,
      int failed,
      List<String> findings) {
    int exitCode() {
      return switch (status) {
        case FINISHED -> failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        case ABORTED -> CommandFrame.INTERRUPTED;
        default -> ExitCode.SOFTWARE;
      };
    }

    String json() {
      return ResultJson.of(this);
    }
  }

  private final Request request;
  private final ForkSeries series;
  private final CommandFrame frame;
  private final ConsoleOutput console;
  private final SharedLanguages languages = new SharedLanguages(ParquetTables.MEANS);

  ForkReplicasSession(Request request, CommandFrame frame) {
    this.request = request;
    this.series = request.series();
    this.frame = frame;
    this.console = frame.console();
  }

  /**
   * Runs to the end.
   *
   * @param parents the log of the run whose past is shared; closed as soon as it is not needed
   * @param past what counts of that run
   * @param plan one of the futures
   * @return what came of it; a request that cannot be met is thrown instead, and leaves nothing on
   *     the disk
   */
  Result run(ParentLog parents, PastRun past, ForkPlan plan) {
    Scenario scenario = plan.scenario();
    int processors = Runtime.getRuntime().availableProcessors();
    int jobs = Math.min(series.runs().size(), request.jobs().orElse(processors));
    announce(scenario);
    List<ModelMeasured> course = parents.measurements(past);
    try (SharedPast shared = parents.inMemory(plan.shared());
        DeviceConnection devices =
            DeviceConnection.open(
                request.device(), RunLearners.onDevice(scenario) * jobs, console)) {
      parents.close(); // nobody waits for it as long as its futures take
      series
          .parent()
          .requireSame(
              LanguageReading.of(
                  console,
                  frame.interruption(),
                  means -> languages.of(scenario.language(), means)));
      RunResources resources =
          new RunResources(languages, devices.devices(), LogSource.MEMORY, processors);
      return run(shared, scenario, course, resources, jobs);
    } finally {
      console.clear();
    }
  }

  private Result run(
      SharedPast past,
      Scenario scenario,
      List<ModelMeasured> course,
      RunResources resources,
      int jobs) {
    RunDirectory folder = RunDirectory.create(request.out(), series.name());
    ForkSeriesFile file = ForkSeriesFile.begun(series, past, request.repeat());
    file.write(folder.path());
    ReservedSpace lastWord = ReservedSpace.keep(folder.path());
    console.line("directory " + folder.path());
    BatchProgress progress = new BatchProgress(console, series.runs().size(), 0, 0);
    try (Lab lab = Lab.open(resources);
        ForkSeriesRuns runs =
            new ForkSeriesRuns(
                series, past, folder.path(), lab, jobs, (run, end) -> ended(run, end, progress))) {
      frame.interruption().onInterrupt(() -> runs.stop(BY_USER));
      Optional<String> stopped = runs.run();
      console.clear();
      String reason = stopped.orElse("");
      String status = stopped.isEmpty() ? FINISHED : reason.equals(BY_USER) ? ABORTED : FAILED;
      lastWord.write( // before all that may take long, or fail
          ForkSeriesFile.place(folder.path()),
          file.ended(status, reason, runs.done(), runs.failed()).json());
      List<String> findings = findings(scenario, course, runs, folder.path(), stopped.isEmpty());
      return conclude(folder, runs, findings, status, reason);
    }
  }

  private void announce(Scenario scenario) {
    console.line(
        "%s of %s after round %d of %d, up to round %d"
            .formatted(
                CountPhrase.of(series.replicas(), "future"),
                series.parent().directory().run(),
                series.round(),
                series.parent().scenario().rounds(),
                scenario.rounds() - 1));
    if (!series.changes().isEmpty()) {
      console.line("with " + String.join(" ", series.changes()));
    }
    if (series.comparison() != ForkComparison.NONE) {
      console.line("beside as many " + series.comparison().words());
    }
    console.line("seed %d".formatted(series.root()));
  }

  private void ended(ForkReplica run, BatchResult result, BatchProgress progress) {
    if (result.failed() && progress.failed() < FAILURES_SHOWN_MAX) {
      console.paragraph(
          "%s %d failed: %s"
              .formatted(
                  run.future() ? "future" : "run " + series.comparison().words(),
                  run.replica(),
                  result.reason()));
    }
    progress.ended(result.failed());
  }

  /** Of what is done; nothing if no future has finished. Who has no time wants no figures. */
  private List<String> findings(
      Scenario scenario,
      List<ModelMeasured> course,
      ForkSeriesRuns runs,
      Path folder,
      boolean figures) {
    if (runs.futures().runs() == 0) {
      return List.of();
    }
    ForkReplicas found =
        new ForkReplicas(
            series.parent().directory().run(),
            series.round(),
            scenario,
            course,
            runs.futures(),
            series.comparison(),
            runs.others());
    Measure telling = found.telling();
    List<String> findings = ForkFindings.of(found, telling);
    findings.forEach(console::paragraph);
    try {
      FanFile.write(folder.resolve("fan.csv"), found);
      if (figures) {
        FanFigures.write(found, telling, folder.resolve("figures")).forEach(console::line);
      }
    } catch (RuntimeException e) { // whatever drawing may throw on this machine
      console.line("The figures are incomplete: " + AsyncWork.reason(e));
    }
    return findings;
  }

  private Result conclude(
      RunDirectory folder,
      ForkSeriesRuns runs,
      List<String> findings,
      String status,
      String reason) {
    Result result =
        new Result(
            folder.path().toString(),
            status,
            reason,
            series.runs().size(),
            runs.done(),
            runs.failed(),
            findings);
    if (!reason.isEmpty()) {
      console.paragraph(
          "It was %s after %s: %s."
              .formatted(
                  status.equals(ABORTED) ? "aborted" : "ended",
                  CountPhrase.of(result.done(), result.runs(), "run"),
                  reason));
    }
    if (result.failed() > 0) {
      console.line(
          "%s failed; runs.csv has the reasons"
              .formatted(CountPhrase.of(result.failed(), result.runs(), "run")));
    }
    console.line("directory    " + folder.path());
    console.line("repeat with  " + request.repeat());
    return result;
  }
}
