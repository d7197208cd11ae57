package wellspring.infra.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.scenario.idle.MeasureScope;
import wellspring.agents.sweep.GridPoint;
import wellspring.agents.sweep.SweepPlan;
import wellspring.agents.sweep.SweepPlanner;
import wellspring.infra.run.MachineInfo;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.ScenarioDifferences;
import wellspring.infra.sweep.InputHashes;
import wellspring.infra.sweep.StoredPlan;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.infra.sweep.SweepManifest;
import wellspring.infra.sweep.SweepManifest.StoredQuestion;
import wellspring.infra.sweep.SweepManifest.SweepProgress;
import wellspring.infra.sweep.SweepResumeCheck;
import wellspring.infra.sweep.SweepTables;
import wellspring.model.file.FileFault;
import wellspring.model.language.file.LanguageException;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.LuckSharing;

/** How a sweep begins: anew, in a directory of its own, or where it stopped. */
final class SweepStart {
  private static final int REPLICAS_DEFAULT = 20;
  private static final StoredQuestion QUESTION_DEFAULT = new StoredQuestion("", 0.5, false);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final SweepSession.SweepRequest request;
  private final SweepPlan plan;
  private final InputHashes contents;
  private final List<String> changes;
  private final Instant started = Instant.now();

  /** What stands in the directory of a sweep that goes on. */
  private final Optional<SweepManifest> earlier;

  /** The folder that this sweep made, if it made one. */
  private Optional<RunDirectory> made = Optional.empty();

  private SweepDirectory directory;

  private SweepStart(
      SweepSession.SweepRequest request,
      SweepPlan plan,
      InputHashes contents,
      Optional<SweepManifest> earlier,
      SweepDirectory directoryOrNull) {
    this.request = request;
    this.plan = plan;
    this.contents = contents;
    this.earlier = earlier;
    this.changes =
        earlier
            .map(SweepManifest::changes)
            .orElseGet(() -> changes(request.planner().orElseThrow()));
    this.directory = directoryOrNull;
  }

  private static List<String> changes(SweepPlanner planner) {
    return ScenarioDifferences.of(planner::written, planner.base(), planner.overrides());
  }

  /**
   * Plans a new sweep, or finds an earlier one and checks that it is the same. Writes nothing.
   *
   * @throws wellspring.agents.scenario.ScenarioException if it cannot be planned
   * @throws RunException if there is no such sweep, or it is another one
   */
  static SweepStart of(SweepSession.SweepRequest request) {
    if (request.resumption().isEmpty()) {
      SweepPlanner planner = request.planner().orElseThrow();
      SweepPlan plan = planner.plan(request.replicas().orElse(REPLICAS_DEFAULT), request.luck());
      return new SweepStart(request, plan, InputHashes.of(plan), Optional.empty(), null)
          .requireMeasured();
    }
    SweepDirectory directory = SweepDirectory.open(request.resumption().get().folder());
    SweepManifest manifest = SweepManifest.read(directory);
    SweepResumeCheck same = new SweepResumeCheck(directory, manifest);
    same.requireProgram();
    int replicas = request.replicas().orElse(manifest.replicas());
    Optional<LuckSharing> luck = request.luck().or(() -> Optional.of(manifest.luck()));
    SweepPlan plan =
        request
            .planner()
            .map(planner -> planner.plan(replicas, luck))
            .orElseGet(() -> StoredPlan.read(directory, manifest, luck.orElseThrow()));
    same.requirePlan(plan, replicas);
    InputHashes contents = InputHashes.of(plan);
    same.requireContents(contents);
    return new SweepStart(request, plan, contents, Optional.of(manifest), directory)
        .requireMeasured();
  }

  /** Hours of runs shall not end with the news that nobody has measured what was asked for. */
  private SweepStart requireMeasured() {
    plan.points().forEach(point -> OutsideRefusal.requireNobodyOutside(point.scenario()));
    String measure = question().measure();
    boolean measured =
        plan.points().stream()
            .flatMap(point -> point.scenario().evaluation().measures().measures().stream())
            .anyMatch(each -> each.id().equals(measure));
    if (!measure.isEmpty() && !measured) {
      throw new RunException(
          "--measure is '%s', which the scenario does not measure: set evaluation.measures to all, or to a list that contains it"
              .formatted(measure));
    }
    if (measured) {
      requireMeasurable(measure);
    }
    return this;
  }

  private void requireMeasurable(String measure) {
    Measure asked = Measure.of(measure);
    List<Optional<String>> absences =
        plan.points().stream().map(point -> MeasureScope.absence(asked, point.scenario())).toList();
    if (absences.stream().allMatch(Optional::isPresent)) {
      throw new RunException(
          "--measure is '%s', which this scenario cannot have: %s; 'wellspring measures' lists what there is"
              .formatted(measure, absences.get(0).orElseThrow()));
    }
  }

  SweepPlan plan() {
    return plan;
  }

  /** Once it has begun. */
  SweepDirectory directory() {
    return directory;
  }

  /** Part of the topics' names; another one at each attempt, as a killed one's may be there yet. */
  String topics() {
    return attempt() == 1 ? directory.name() : directory.name() + "-" + attempt();
  }

  /** What the report shall answer. */
  StoredQuestion question() {
    return request
        .question()
        .or(() -> earlier.map(SweepManifest::question))
        .orElse(QUESTION_DEFAULT);
  }

  /** Makes the directory, or takes up what it has. */
  SweepTables begin() {
    if (earlier.isPresent()) {
      SweepTables tables = SweepTables.resume(directory, plan);
      if (request.resumption().orElseThrow().retryFailed()) {
        tables.forgetFailed();
      }
      if (!request.means().keep()) {
        SweepDirectory.delete(directory.kafka());
      }
      return tables;
    }
    Scenario base = request.planner().orElseThrow().base();
    RunDirectory folder =
        RunDirectory.create(request.out(), base.name() + "-" + STAMP.format(started));
    made = Optional.of(folder);
    directory = new SweepDirectory(folder.path());
    RunDirectory.write(directory.scenario(), ScenarioWriter.yaml(base));
    writePoints();
    return SweepTables.create(directory, plan);
  }

  /** What a file became other than while the sweep went on, in words; empty if none did. */
  Optional<String> changed() {
    List<String> differences = differences();
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "its files have changed since it began, so its runs may differ; restore them and resume"
                + " it, or begin a new sweep:\n  "
                + String.join("\n  ", differences));
  }

  private List<String> differences() {
    try {
      return InputHashes.of(plan).differences(contents);
    } catch (RunException | LanguageException e) {
      return List.of(e.getMessage());
    }
  }

  /** Takes the directory away, if this sweep made it. */
  void undo() {
    made.ifPresent(RunDirectory::delete);
  }

  /** What is to be known of the sweep as it stands. */
  SweepManifest manifest(String status, SweepTables tables) {
    return new SweepManifest(
        directory.name(),
        plan.points().get(0).scenario().name(),
        changes,
        plan.hash(),
        plan.axes(),
        plan.replicas(),
        plan.seed().value(),
        plan.luck(),
        SweepResumeCheck.points(plan),
        contents,
        question(),
        new SweepProgress(status, attempt(), plan.size(), tables.done(), tables.failed()),
        setting());
  }

  private int attempt() {
    return earlier.map(manifest -> manifest.progress().attempt() + 1).orElse(1);
  }

  private void writePoints() {
    try {
      Path folder = directory.point(1).getParent();
      Files.createDirectories(folder);
      for (GridPoint point : plan.points()) {
        RunDirectory.write(directory.point(point.number()), ScenarioWriter.yaml(point.scenario()));
      }
    } catch (IOException e) {
      throw FileFault.cannot("write", directory.path(), e);
    }
  }

  private SweepManifest.SweepEnvironment setting() {
    return new SweepManifest.SweepEnvironment(
        earlier.map(manifest -> manifest.setting().command()).orElse(request.repeat()),
        earlier.map(manifest -> manifest.setting().started()).orElse(started.toString()),
        request.means().kafka().toString(),
        MachineInfo.versions(),
        MachineInfo.gitRevision(),
        MachineInfo.description());
  }
}
