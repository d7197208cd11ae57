package wellspring.infra.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Measured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.sweep.PlannedRun;
import wellspring.agents.world.World;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.report.Settings;
import wellspring.dashboards.verdict.History;
import wellspring.dashboards.verdict.Judge;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.infra.run.EventLines;
import wellspring.infra.run.EventLines.Contents;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.Manifest;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.ReleasesFile;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.TrainingFile;

/** A run of a sweep that leaves a whole directory, as a run by itself does. */
final class KeptRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SweepDirectory sweep;
  private final PlannedRun run;
  private final RunDirectory directory;
  private final Scenario scenario;
  private final TrainingFile trainings;
  private final Instant started = Instant.now();

  /** Begins the directory; what an earlier attempt at the run left is taken away. */
  KeptRun(SweepDirectory sweep, PlannedRun run) {
    this.sweep = sweep;
    this.run = run;
    Path folder = sweep.kept(run.number());
    this.directory = new RunDirectory(folder, folder.getParent());
    this.scenario =
        new ScenarioLoader(sweep.path())
            .load(
                sweep.point(run.point().number()).toString(),
                List.of("seed=" + run.seed().value()));
    SweepDirectory.delete(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
    this.trainings = new TrainingFile(directory.training(), failure -> {});
    RunDirectory.write(directory.scenario(), ScenarioWriter.yaml(scenario));
  }

  World world(RunGround ground, EventLog log, Executor work) {
    return ground.world(
        run,
        log,
        work,
        new RunGround.Kept(new FileCheckpointStore(directory.checkpoints()), trainings, true));
  }

  /** The run is over: writes its tables and its manifest. */
  void end(EventLog log, RunEnded ended, double seconds) {
    Map<Integer, List<Measured>> measured =
        log.read(SweepEngine.all(log, Topic.MEASUREMENTS), Measured.class).stream()
            .collect(Collectors.groupingBy(Measured::round, TreeMap::new, Collectors.toList()));
    Map<Integer, List<ModelReleased>> released =
        log.read(SweepEngine.all(log, Topic.RELEASES), ModelReleased.class).stream()
            .collect(Collectors.groupingBy(ModelReleased::round));
    try (MeasurementsFile measurements = new MeasurementsFile(directory.measurements());
        ReleasesFile releases = new ReleasesFile(directory.releases())) {
      for (int round = 0; round < ended.round(); round++) {
        ClosedRound closed =
            new ClosedRound(
                round,
                measured.getOrDefault(round, List.of()),
                released.getOrDefault(round, List.of()));
        measurements.roundClosed(closed);
        releases.roundClosed(closed);
      }
    }
    write(log, Contents.DOCUMENTS, directory.documentLines());
    write(log, Contents.PROBES, directory.probeLines());
    Manifest.Outcome outcome = Manifest.Outcome.of(ended, seconds, verdicts(measured.values()));
    RunDirectory.write(directory.manifest(), manifest(outcome).json());
  }

  private static void write(EventLog log, Contents contents, Path file) {
    try (EventLines lines = EventLines.follow(log, contents, file, failure -> {})) {
      lines.awaitEnd(PATIENCE);
    }
  }

  private List<ModelVerdict> verdicts(Collection<List<Measured>> rounds) {
    History history = new History();
    rounds.forEach(history::add);
    return new Judge(scenario, OptionalInt.empty()).of(history).models();
  }

  private Manifest manifest(Manifest.Outcome outcome) {
    return new Manifest(
        new Manifest.Subject(
            directory.run(),
            scenario.name(),
            ScenarioWriter.hash(scenario),
            scenario.seed(),
            "wellspring run " + directory.scenario(),
            changes(),
            Map.of()),
        outcome,
        Manifest.Setting.of(started, "", ""));
  }

  /** Those of the sweep, and what its axes set. */
  private List<String> changes() {
    return Stream.concat(
            SweepManifest.read(sweep).changes().stream(),
            Settings.changes(
                new ScenarioLoader(sweep.path()).preview(sweep.scenario().toString(), List.of()),
                scenario)
                .stream())
        .toList();
  }

  @Override
  public void close() {
    trainings.close();
  }
}
