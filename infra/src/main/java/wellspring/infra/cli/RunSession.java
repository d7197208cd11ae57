package wellspring.infra.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import wellspring.agents.conductor.Simulation;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Measured;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.world.Languages;
import wellspring.agents.world.World;
import wellspring.dashboards.terminal.RoundTable;
import wellspring.dashboards.verdict.History;
import wellspring.dashboards.verdict.Verdict;
import wellspring.infra.metrics.MetricsServer;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.Machine;
import wellspring.infra.run.Manifest;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.Recorder;
import wellspring.infra.run.RunDirectory;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.random.Seed;

/** Puts a run together, shows it, and brings it to its end, whatever that is. */
final class RunSession {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * What the user asked for.
   *
   * @param repeat the command that repeats the run
   */
  record Request(
      Scenario scenario, LogChoice kafka, Path out, int threads, int metricsPort, String repeat) {}

  private final Request request;
  private final Scenario scenario;
  private final Console console;
  private final Instant started = Instant.now();
  private final long begun = System.nanoTime();
  private final History history = new History();
  private final RoundTable table;

  RunSession(Request request, Console console) {
    this.request = request;
    this.scenario = request.scenario();
    this.console = console;
    this.table = new RoundTable(List.copyOf(scenario.models().keySet()), console.columns());
  }

  /** Runs to the end. A request that cannot be met is thrown, and leaves nothing on the disk. */
  RunResult run() {
    announceScenario();
    try (Interruption interruption = new Interruption()) {
      console.status("Reading the language ...");
      Language language = Languages.of(scenario.language());
      RunDirectory directory =
          RunDirectory.create(request.out(), scenario.name() + "-" + STAMP.format(started));
      LogConnection connection;
      MetricsServer metrics;
      try {
        metrics =
            new MetricsServer(
                request.metricsPort(), scenario.name(), directory.run(), scenario.seed());
        console.status("Starting Kafka ...");
        connection = LogConnection.open(request.kafka(), directory);
      } catch (RuntimeException e) {
        console.clear();
        directory.delete();
        throw e;
      }
      try (metrics;
          connection) {
        return simulate(language, directory, connection, metrics, interruption);
      }
    }
  }

  private RunResult simulate(
      Language language,
      RunDirectory directory,
      LogConnection connection,
      MetricsServer metrics,
      Interruption interruption) {
    Manifest manifest = manifest(directory, language);
    RunDirectory.write(directory.manifest(), manifest.json());
    RunDirectory.write(directory.scenario(), ScenarioWriter.yaml(scenario));
    console.clear();
    announceRun(directory, connection, metrics);
    ExecutorService work = Executors.newFixedThreadPool(request.threads());
    World world =
        new World(
            scenario,
            new Seed(scenario.seed()),
            language,
            connection.log(),
            new FileCheckpointStore(directory.checkpoints()),
            work);
    RunEnded ended;
    try (MeasurementsFile file = new MeasurementsFile(directory.measurements());
        Recorder recorder = new Recorder(connection.log(), List.of(file, metrics, this::show));
        Simulation simulation = Simulation.start(world, request.threads(), console::progress)) {
      interruption.onInterrupt(() -> simulation.abort("interrupted"));
      connection.onBrokerDeath(reason -> simulation.logLost("the Kafka broker stopped: " + reason));
      ended = simulation.ended().toCompletableFuture().join();
      recorder.awaitEnd(ended.status() == Status.FINISHED ? PATIENCE : Duration.ofSeconds(2));
    } finally {
      work.shutdownNow();
      console.clear();
    }
    return conclude(directory, manifest, ended);
  }

  private void announceScenario() {
    console.line("%s: %s".formatted(scenario.name(), scenario.description()).strip());
    console.line("seed %d, %d rounds".formatted(scenario.seed(), scenario.rounds()));
  }

  private void announceRun(
      RunDirectory directory, LogConnection connection, MetricsServer metrics) {
    console.line("directory %s".formatted(directory.path()));
    if (!connection.address().isEmpty()) {
      console.line(
          "Kafka at %s, topics wellspring.%s.*".formatted(connection.address(), directory.run()));
    }
    console.line("metrics at http://localhost:%d/metrics".formatted(metrics.port()));
    console.line("");
  }

  private void show(int round, List<Measured> measurements) {
    history.add(measurements);
    table.rows(round, measurements).forEach(console::line);
  }

  private RunResult conclude(RunDirectory directory, Manifest manifest, RunEnded ended) {
    double seconds = Math.round((System.nanoTime() - begun) / 1e6) / 1e3;
    String status = ended.status().name().toLowerCase(Locale.ROOT);
    RunDirectory.write(
        directory.manifest(),
        manifest.ended(status, ended.reason(), ended.round(), ended.fingerprint(), seconds).json());
    Verdict verdict = Verdict.of(history, scenario.collapse());
    console.line("");
    verdict.lines().forEach(console::line);
    console.line("");
    if (ended.status() != Status.FINISHED) {
      console.line(
          "The run %s after %d closed rounds: %s."
              .formatted(
                  ended.status() == Status.ABORTED ? "was aborted" : "failed",
                  ended.round(),
                  ended.reason()));
    }
    console.line("directory    " + directory.path());
    console.line("fingerprint  " + ended.fingerprint());
    console.line("repeat with  " + request.repeat());
    console.line("took         %.1f s".formatted(seconds));
    return new RunResult(
        directory.run(),
        directory.path().toString(),
        status,
        ended.reason(),
        scenario.seed(),
        ended.fingerprint(),
        seconds,
        verdict.text(),
        history.models());
  }

  private Manifest manifest(RunDirectory directory, Language language) {
    return new Manifest(
        directory.run(),
        scenario.name(),
        ScenarioWriter.hash(scenario),
        scenario.seed(),
        "running",
        "",
        0,
        "",
        started.toString(),
        0,
        request.repeat(),
        request.kafka().toString(),
        description(language),
        Machine.versions(),
        Machine.gitRevision(),
        Machine.description());
  }

  private static Object description(Language language) {
    return language instanceof TextLanguage text
        ? text.summary()
        : Map.of("vocabularySize", language.tokenizer().vocabularySize());
  }
}
