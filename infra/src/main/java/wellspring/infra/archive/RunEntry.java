package wellspring.infra.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunNodes;
import wellspring.infra.run.RunStatus;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.infra.sweep.SweepManifest;
import wellspring.model.text.CountPhrase;

/**
 * A line in the list of runs.
 *
 * @param kind {@code run} or {@code sweep}
 * @param status {@code running}, {@code finished}, {@code aborted}, {@code failed}, {@code killed}
 *     or, if that is unknown, {@code unreadable}
 * @param done how far it has come: rounds, or runs of a sweep
 * @param started when, in ISO 8601; empty if unreadable
 * @param verdict what became of its models, in short, or that nobody judged them; why it is
 *     unreadable
 * @param models what became of each
 * @param report whether it has one
 * @param note the note on it; empty if there is none
 * @param resumable whether it is a run that was stopped and that {@code resume} goes on with
 */
public record RunEntry(
    String name,
    String kind,
    String scenario,
    Long seed,
    String status,
    String done,
    String started,
    String verdict,
    List<ModelFate> models,
    boolean report,
    String note,
    boolean resumable) {
  private static final String NOT_JUDGED = "not judged";

  public RunEntry {
    models = List.copyOf(models);
  }

  /**
   * A model of a run.
   *
   * @param model its name
   */
  public record ModelFate(String model, Fate fate) {}

  /** Whether a folder is that of a run or a sweep. */
  static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve("manifest.json"))
        || Files.isRegularFile(folder.resolve("sweep.json"));
  }

  /** What lies in a folder; empty if it is neither a run nor a sweep. */
  public static Optional<RunEntry> of(Path folder) {
    if (!isOne(folder)) {
      return Optional.empty();
    }
    boolean run = Files.isRegularFile(folder.resolve("manifest.json"));
    try {
      return Optional.of(
          run ? ofRun(RunDirectory.open(folder)) : ofSweep(SweepDirectory.open(folder)));
    } catch (RunException e) {
      return Optional.of(
          new RunEntry(
              folder.getFileName().toString(),
              run ? "run" : "sweep",
              "",
              null,
              "unreadable",
              "",
              "",
              e.getMessage(),
              List.of(),
              false,
              "",
              false));
    }
  }

  private static RunEntry ofRun(RunDirectory run) {
    RunManifest manifest = RunManifest.read(run);
    RunManifest.RunOutcome outcome = manifest.outcome();
    RunStatus status = RunStatus.of(run, outcome);
    return new RunEntry(
        run.run(),
        "run",
        manifest.subject().scenario(),
        manifest.subject().seed(),
        status.status(),
        Integer.toString(status.rounds()),
        manifest.setting().started(),
        manifest.parent().map(fork -> fork.origin() + ": ").orElse("")
            + nodes(run, status).orElseGet(() -> verdict(outcome)),
        outcome.verdict().stream().map(each -> new ModelFate(each.model(), each.fate())).toList(),
        Files.isRegularFile(run.report()),
        RunNote.read(run.path()),
        status.isStopped() && manifest.keepsLog());
  }

  private static String status(String status, Path folder) {
    return status.equals(RunStatus.RUNNING) && !FolderLock.isTaken(folder)
        ? RunStatus.KILLED
        : status;
  }

  /** On how many nodes it goes on; empty for one. */
  private static Optional<String> nodes(RunDirectory run, RunStatus status) {
    return status.status().equals(RunStatus.RUNNING)
        ? RunNodes.read(run).map(nodes -> "on %s".formatted(CountPhrase.of(nodes.count(), "node")))
        : Optional.empty();
  }

  private static String verdict(RunManifest.RunOutcome outcome) {
    String fates =
        Stream.of(Fate.COLLAPSED, Fate.HELD, Fate.UNDECIDED)
            .map(fate -> models(outcome.verdict(), fate))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "));
    return fates.isEmpty() && outcome.reason().isEmpty()
        ? NOT_JUDGED
        : fates.isEmpty() ? outcome.reason() : fates;
  }

  /** {@code a, b held}; empty if no model has that fate. */
  private static String models(List<ModelVerdict> all, Fate fate) {
    List<String> models =
        all.stream().filter(verdict -> verdict.fate() == fate).map(ModelVerdict::model).toList();
    return models.isEmpty()
        ? ""
        : String.join(", ", models) + " " + fate.name().toLowerCase(Locale.ROOT);
  }

  /** A sweep answers how much human text it takes, which takes more than a line. */
  private static String verdict(SweepManifest.SweepProgress progress, boolean report) {
    return progress.failed() > 0
        ? CountPhrase.of(progress.failed(), "run") + " failed"
        : report ? "see its report" : NOT_JUDGED;
  }

  private static RunEntry ofSweep(SweepDirectory sweep) {
    SweepManifest manifest = SweepManifest.read(sweep);
    SweepManifest.SweepProgress progress = manifest.progress();
    boolean report = Files.isRegularFile(sweep.path().resolve("report.html"));
    return new RunEntry(
        sweep.name(),
        "sweep",
        manifest.scenario(),
        manifest.seed(),
        status(progress.status(), sweep.path()),
        CountPhrase.of(progress.done(), progress.runs(), "run"),
        manifest.setting().started(),
        verdict(progress, report),
        List.of(),
        report,
        RunNote.read(sweep.path()),
        false);
  }
}
