package wellspring.infra.cli;

import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.world.TextRemarks;
import wellspring.dashboards.page.RunCard;
import wellspring.dashboards.page.RunFeed;
import wellspring.dashboards.verdict.Judge;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.dashboards.verdict.Verdict;
import wellspring.infra.data.DataException;
import wellspring.infra.data.ParquetFiles;
import wellspring.infra.metrics.RunMetrics;
import wellspring.infra.page.LivePage;
import wellspring.infra.page.LiveRun;
import wellspring.infra.report.Reports;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.LastWord;
import wellspring.infra.run.Manifest;
import wellspring.infra.run.RunDirectory;
import wellspring.model.language.Language;

/**
 * Puts a run together and brings it to its end, whatever that is: first the page, so that people
 * have something to look at, then what the run stands on, then its directory and its log; at the
 * end what it showed, and the page again.
 */
final class RunSession {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final RunRequest request;
  private final Scenario scenario;
  private final CommandFrame frame;
  private final Console console;
  private final RunDisplay display;
  private final OperatorLog log = new OperatorLog(System::nanoTime);
  private final Instant started = Instant.now();
  private final long begun = System.nanoTime();

  RunSession(RunRequest request, CommandFrame frame) {
    this.request = request;
    this.scenario = request.scenario();
    this.frame = frame;
    this.console = frame.console();
    this.display = new RunDisplay(scenario, console);
  }

  /**
   * Runs to the end, and shows the finished run for as long as was asked for.
   *
   * @return what came of it; a request that cannot be met is thrown instead, and leaves nothing on
   *     the disk
   */
  RunResult run() {
    try (LivePage page = LivePage.open(request.showing().listening())) {
      display.announcePage(page);
      log.page(page.url());
      display.announceScenario();
      Language language =
          LanguageReading.of(
              console, frame.interruption(), means -> scenario.language().language(means));
      request.opening().requirePossible(scenario, language);
      try (DeviceConnection devices =
          DeviceConnection.open(request.means().device(), scenario, console)) {
        Ground ground = Ground.of(scenario, language, devices);
        RunDirectory directory =
            RunDirectory.create(request.out(), scenario.name() + "-" + STAMP.format(started));
        if (request.showing().shared()) {
          directory.share();
        }
        return run(ground, directory, page);
      }
    }
  }

  private RunResult run(Ground ground, RunDirectory directory, LivePage page) {
    RunVerdict soFar = new RunVerdict(new Judge(scenario, ground.symbols()));
    LiveRun live = page.show(scenario, setting(ground, directory), state(), soFar);
    console.status("Starting Kafka ...");
    boolean begins = false;
    FolderLock lock = FolderLock.take(directory.path());
    try (RunMetrics metrics = metrics(ground, directory, soFar);
        LogConnection connection =
            LogConnection.open(request.means().kafka(), directory, console::remark)) {
      page.serveMetrics(new MetricsHandler(metrics.registry()), request.showing().targets());
      begins = true;
      Manifest manifest = manifest(ground, directory);
      RunDirectory.write(directory.manifest(), manifest.json());
      RunDirectory.write(directory.scenario(), ScenarioWriter.yaml(scenario));
      LastWord lastWord = LastWord.keep(directory.path());
      console.clear();
      TextRemarks.of(scenario, ground.language()).forEach(console::paragraph);
      ground.learners().remarks().forEach(console::paragraph);
      log.started(scenario, directory, connection);
      display.announceRun(directory, connection, ground.devices(), page);
      live.read(connection.log(), ground.language());
      Audience audience = new Audience(console, display, soFar, live, metrics, log);
      RunEnded ended = new RunStage(request, ground, directory, connection, audience, frame).play();
      metrics.runEnded(ended);
      log.ended(ended);
      leaveParquet(directory);
      RunResult result = conclude(directory, manifest, lastWord, ended, ground, live, soFar);
      frame.result(result::json);
      linger();
      return result;
    } finally {
      console.clear();
      lock.close();
      if (!begins) {
        directory.delete();
      }
    }
  }

  private RunMetrics metrics(Ground ground, RunDirectory directory, RunVerdict soFar) {
    return new RunMetrics(
        new RunMetrics.Subject(
            scenario,
            directory,
            request.means().kafka().toString(),
            ground.devices().description(),
            soFar,
            request.opening().paused()));
  }

  private RunCard.Setting setting(Ground ground, RunDirectory directory) {
    return new RunCard.Setting(
        directory.run(), started.toString(), request.repeat().command(), ground.symbols());
  }

  private RunFeed.State state() {
    OptionalDouble speed = request.opening().speed();
    return new RunFeed.State(
        request.opening().paused(), speed.isPresent() ? speed.getAsDouble() : null, 0);
  }

  /** For other programs; a run is no worse without. */
  private void leaveParquet(RunDirectory directory) {
    try {
      ParquetFiles.write(directory);
    } catch (DataException | UncheckedIOException e) {
      console.line("There are no Parquet files: " + e.getMessage());
    }
  }

  private RunResult conclude(
      RunDirectory directory,
      Manifest manifest,
      LastWord lastWord,
      RunEnded ended,
      Ground ground,
      LiveRun live,
      RunVerdict soFar) {
    double seconds = Math.round((System.nanoTime() - begun) / 1e6) / 1e3;
    Verdict verdict = soFar.now();
    String repeat = request.repeat().after(directory).command();
    display.conclude(ended, verdict, directory, repeat);
    try {
      lastWord.write(
          directory.manifest(),
          manifest
              .with(Manifest.Outcome.of(ended, seconds, verdict.models()))
              .repeatedWith(repeat)
              .json());
    } catch (UncheckedIOException e) {
      console.line("The manifest is out of date: " + e.getMessage());
    }
    RunFeed.Ending ending =
        new RunFeed.Ending(
            ended.status(),
            ended.reason(),
            ended.fingerprint(),
            verdict.lines(),
            repeat,
            seconds,
            false);
    live.ended(ending, Optional.empty());
    report(directory, ended, ground.language())
        .ifPresent(page -> live.ended(ending.withReport(), Optional.of(page)));
    display.took(seconds);
    return new RunResult(
        directory.run(),
        directory.path().toString(),
        ended.status(),
        ended.reason(),
        scenario.seed(),
        ended.fingerprint(),
        seconds,
        verdict.models(),
        soFar.ends());
  }

  /** For people to keep; a run is no worse without, and who interrupts one does not wait for it. */
  private Optional<Path> report(RunDirectory directory, RunEnded ended, Language language) {
    if (!request.showing().report()) {
      return Optional.empty();
    } else if (ended.status() == Status.ABORTED) {
      console.line(
          "report with  "
              + Terminal.command(
                  List.of(Terminal.launcher(), "report", directory.path().toString())));
      return Optional.empty();
    }
    try {
      Reports.Written report = Reports.ofRun(directory, language);
      report.remarks().forEach(console::line);
      console.line("report       " + report.page());
      return Optional.of(report.page());
    } catch (RuntimeException e) { // whatever drawing may throw on this machine
      console.line("There is no report: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Lets people look at the finished run, until they have had enough. */
  private void linger() {
    Optional<Duration> linger = request.showing().linger();
    boolean atOnce = linger.isPresent() && linger.get().isZero();
    if (atOnce || frame.interruption().isInterrupted()) {
      return;
    }
    CountDownLatch enough = new CountDownLatch(1);
    frame.interruption().onInterrupt(enough::countDown);
    display.lingers(linger);
    try {
      if (linger.isPresent()) {
        var unused = enough.await(linger.get().toMillis(), TimeUnit.MILLISECONDS);
      } else {
        enough.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Manifest manifest(Ground ground, RunDirectory directory) {
    return new Manifest(
        new Manifest.Subject(
            directory.run(),
            scenario.name(),
            ScenarioWriter.hash(scenario),
            scenario.seed(),
            request.repeat().command(),
            request.changes(),
            ground.description()),
        Manifest.Outcome.RUNNING,
        Manifest.Setting.of(
            started, request.means().kafka().toString(), ground.devices().description()));
  }
}
