package wellspring.infra.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import wellspring.agents.conductor.Simulation;
import wellspring.agents.conductor.Simulations;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.world.Errand;
import wellspring.agents.world.Languages;
import wellspring.agents.world.Learners;
import wellspring.agents.world.Training;
import wellspring.agents.world.World;
import wellspring.dashboards.verdict.History;
import wellspring.dashboards.verdict.Judgement;
import wellspring.dashboards.verdict.Verdict;
import wellspring.infra.data.DataException;
import wellspring.infra.data.ParquetFiles;
import wellspring.infra.metrics.MetricsServer;
import wellspring.infra.report.Reports;
import wellspring.infra.run.DocumentsFile;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.Manifest;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.Recorder;
import wellspring.infra.run.ReleasesFile;
import wellspring.infra.run.RoundListener;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.SteeringFile;
import wellspring.infra.run.TrainingFile;
import wellspring.model.engine.Devices;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TokenLanguage;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.random.Seed;

/** Puts a run together and brings it to its end, whatever that is. */
final class RunSession {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * What the user asked for.
   *
   * @param device where neural models are trained, as {@link Devices#open} takes it
   * @param repeat the command that repeats the run
   */
  record Request(
      Scenario scenario,
      LogChoice kafka,
      String device,
      Path out,
      int threads,
      int metricsPort,
      String repeat) {}

  private final Request request;
  private final Scenario scenario;
  private final Console console;
  private final RunDisplay display;
  private final History history = new History();
  private final List<Consumer<Training>> trainings = new CopyOnWriteArrayList<>();
  private final Instant started = Instant.now();
  private final long begun = System.nanoTime();

  RunSession(Request request, Console console) {
    this.request = request;
    this.scenario = request.scenario();
    this.console = console;
    this.display = new RunDisplay(scenario, console);
    trainings.add(console::training);
  }

  /**
   * Runs to the end.
   *
   * @param interruption tells when the user has had enough
   * @return what came of it; a request that cannot be met is thrown instead, and leaves nothing on
   *     the disk
   */
  RunResult run(Interruption interruption) {
    display.announceScenario();
    console.status("Reading the language ...");
    Language language = Languages.of(scenario.language());
    try (DeviceConnection devices = DeviceConnection.open(request.device(), scenario, console)) {
      Ground ground = new Ground(language, devices, learners(language, devices));
      RunDirectory directory =
          RunDirectory.create(request.out(), scenario.name() + "-" + STAMP.format(started));
      return run(ground, directory, interruption);
    }
  }

  /**
   * What a run stands on before anything of it is on the disk.
   *
   * @param language what the humans speak
   * @param devices what its neural models are trained on
   * @param learners who learns for which model
   */
  private record Ground(Language language, DeviceConnection devices, Learners learners) {
    boolean truthIsKnown() {
      return !(language instanceof TokenLanguage words) || words.truth().isPresent();
    }
  }

  private Learners learners(Language language, DeviceConnection devices) {
    return new Learners(
        scenario,
        new Seed(scenario.seed()),
        language,
        devices.devices(),
        training -> trainings.forEach(listener -> listener.accept(training)));
  }

  private RunResult run(Ground ground, RunDirectory directory, Interruption interruption) {
    console.status("Starting Kafka ...");
    boolean begins = false;
    FolderLock lock = FolderLock.take(directory.path());
    try (MetricsServer metrics =
            new MetricsServer(
                request.metricsPort(), scenario.name(), directory.run(), scenario.seed());
        LogConnection connection = LogConnection.open(request.kafka(), directory)) {
      begins = true;
      return simulate(ground, directory, connection, metrics, interruption);
    } finally {
      console.clear();
      lock.close();
      if (!begins) {
        directory.delete();
      }
    }
  }

  private RunResult simulate(
      Ground ground,
      RunDirectory directory,
      LogConnection connection,
      MetricsServer metrics,
      Interruption interruption) {
    Manifest manifest = manifest(directory, ground);
    RunDirectory.write(directory.manifest(), manifest.json());
    RunDirectory.write(directory.scenario(), ScenarioWriter.yaml(scenario));
    console.clear();
    display.announceRun(
        directory, connection, ground.devices(), metrics.port(), ground.truthIsKnown());
    ExecutorService work = Executors.newFixedThreadPool(request.threads());
    World world =
        new World(
            scenario,
            new Seed(scenario.seed()),
            ground.language(),
            connection.log(),
            new FileCheckpointStore(directory.checkpoints()),
            ground.learners(),
            work);
    RunEnded ended;
    try (SteeringFile steering = new SteeringFile(directory.steering());
        MeasurementsFile measurements = new MeasurementsFile(directory.measurements());
        ReleasesFile releases = new ReleasesFile(directory.releases());
        TrainingFile training = new TrainingFile(directory.training(), console::line);
        DocumentsFile documents =
            DocumentsFile.follow(connection.log(), directory.documentLines(), console::line)) {
      trainings.add(training);
      ended =
          watch(
              world, connection, List.of(measurements, releases, steering, metrics), interruption);
      documents.awaitEnd(patience(ended).multipliedBy(2));
    } catch (UncheckedIOException e) {
      ended = failed(e);
    } finally {
      work.shutdownNow();
      trainings.clear(); // one that is still under way is nobody's business any more
      console.clear();
    }
    leaveParquet(directory);
    RunResult result = conclude(directory, manifest, ended, ground.truthIsKnown());
    report(directory, ground.language());
    return result;
  }

  /** For people; a run is no worse without. */
  private void report(RunDirectory directory, Language language) {
    try {
      Reports.Written report = Reports.ofRun(directory, language);
      report.remarks().forEach(console::line);
      console.line("report       " + report.page());
    } catch (RunException | ScenarioException | UncheckedIOException e) {
      console.line("There is no report: " + e.getMessage());
    }
  }

  /** For other programs; a run is no worse without. */
  private void leaveParquet(RunDirectory directory) {
    try {
      ParquetFiles.write(directory);
    } catch (DataException | UncheckedIOException e) {
      console.line("There are no Parquet files: " + e.getMessage());
    }
  }

  /** How long to wait for what a run has left in its log. */
  private static Duration patience(RunEnded ended) {
    return ended.status() == Status.FINISHED ? PATIENCE : PATIENCE.dividedBy(5);
  }

  /** Simulates, and records what each closed round shows. */
  private RunEnded watch(
      World world,
      LogConnection connection,
      List<RoundListener> listeners,
      Interruption interruption) {
    List<RoundListener> all = new ArrayList<>(listeners);
    all.add(round -> history.add(round.measurements()));
    all.add(display);
    try (Simulations simulations = Simulations.open(request.threads())) {
      Simulation simulation = simulations.start(world, console::progress);
      return watch(simulation, connection, world.language(), all, interruption);
    } catch (CompletionException e) {
      return failed(Errand.cause(e));
    }
  }

  private static RunEnded watch(
      Simulation simulation,
      LogConnection connection,
      Language language,
      List<RoundListener> listeners,
      Interruption interruption) {
    try (Recorder recorder =
        new Recorder(
            connection.log(),
            language,
            listeners,
            error -> simulation.end(Status.FAILED, "cannot record it: " + error.getMessage()))) {
      interruption.onInterrupt(() -> simulation.end(Status.ABORTED, "interrupted"));
      connection.onBrokerDeath(
          reason -> simulation.end(Status.FAILED, "the Kafka broker stopped: " + reason));
      RunEnded ended = simulation.ended().toCompletableFuture().join();
      boolean recorded = recorder.awaitEnd(patience(ended));
      return recorded || ended.status() != Status.FINISHED
          ? ended
          : new RunEnded(
              ended.id(),
              ended.round(),
              Status.FAILED,
              "its last events could not be read back from the log",
              ended.fingerprint());
    }
  }

  private static RunEnded failed(Throwable error) {
    return new RunEnded("ended", 0, Status.FAILED, error.getMessage(), "");
  }

  private RunResult conclude(
      RunDirectory directory, Manifest manifest, RunEnded ended, boolean truthIsKnown) {
    double seconds = Math.round((System.nanoTime() - begun) / 1e6) / 1e3;
    Verdict verdict = Verdict.of(history, scenario.collapse(), truthIsKnown);
    display.conclude(ended, verdict, directory, request.repeat());
    try {
      RunDirectory.write(
          directory.manifest(),
          manifest.with(Manifest.Outcome.of(ended, seconds, judgements(truthIsKnown))).json());
    } catch (UncheckedIOException e) {
      console.line("The manifest is out of date: " + e.getMessage());
    }
    display.took(seconds);
    return new RunResult(
        directory.run(),
        directory.path().toString(),
        ended.status(),
        ended.reason(),
        scenario.seed(),
        ended.fingerprint(),
        seconds,
        verdict.text(),
        history.models());
  }

  private List<Judgement> judgements(boolean truthIsKnown) {
    return Judgement.of(history, scenario.collapse(), truthIsKnown);
  }

  private Manifest manifest(RunDirectory directory, Ground ground) {
    return new Manifest(
        new Manifest.Subject(
            directory.run(),
            scenario.name(),
            ScenarioWriter.hash(scenario),
            scenario.seed(),
            request.repeat(),
            description(ground.language())),
        Manifest.Outcome.RUNNING,
        Manifest.Setting.of(started, request.kafka().toString(), ground.devices().description()));
  }

  private static Object description(Language language) {
    if (language instanceof TextLanguage text) {
      return text.summary();
    }
    if (language instanceof TokenLanguage words) {
      return Map.of("vocabularySize", words.tokenizer().vocabularySize());
    } else if (language instanceof GaussianLanguage points) {
      return Map.of("dimension", points.dimension());
    }
    return language instanceof RegressionLanguage examples
        ? Map.of("dimension", examples.dimension())
        : Map.of();
  }
}
