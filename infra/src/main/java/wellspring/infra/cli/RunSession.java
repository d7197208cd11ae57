package wellspring.infra.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import wellspring.agents.conductor.Simulation;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
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

  RunSession(Request request, Console console) {
    this.request = request;
    this.scenario = request.scenario();
    this.console = console;
  }

  /**
   * Runs to the end. What is wrong with the request is thrown before anything is left on the disk.
   */
  RunResult run() {
    console.status("Reading the language ...");
    Language language = Languages.of(scenario.language());
    RunDirectory directory =
        RunDirectory.create(request.out(), scenario.name() + "-" + STAMP.format(started));
    try (Interruption interruption = new Interruption();
        MetricsServer metrics =
            new MetricsServer(
                request.metricsPort(), scenario.name(), directory.run(), scenario.seed())) {
      return withLog(language, directory, interruption, metrics);
    } catch (StartException e) {
      directory.delete();
      throw e.getCause();
    }
  }
}
