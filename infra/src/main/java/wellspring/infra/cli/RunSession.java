package wellspring.infra.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.page.RunFeed;
import wellspring.dashboards.verdict.Verdict;
import wellspring.infra.data.ParquetFiles;
import wellspring.infra.data.ParquetTables;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.lab.LogSource;
import wellspring.infra.lab.RecordingOptions;
import wellspring.infra.lab.RunClock;
import wellspring.infra.lab.RunHandle;
import wellspring.infra.lab.RunRequest;
import wellspring.infra.lab.RunResources;
import wellspring.infra.lab.RunResult;
import wellspring.infra.lab.SharedLanguages;
import wellspring.infra.node.ClusterNode;
import wellspring.infra.page.LivePage;
import wellspring.infra.page.LiveRun;
import wellspring.infra.report.ReportWriter;
import wellspring.infra.run.DiskWatch;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.StoppedRun;
import wellspring.model.file.FileFault;
import wellspring.model.language.Language;

/**
 * A run from the command line, to its end: first the page, so that people have something to look
 * at, then the language and the devices, then the run itself, which a lab starts; at the end what
 * it showed, and the page again.
 */
final class RunSession {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final RunOptions options;
  private final Scenario scenario;
  private final CommandFrame frame;
  private final ConsoleOutput console;
  private final RunDisplay display;
  private final OperatorLog log = new OperatorLog(System::nanoTime);
  private final RunClock clock = RunClock.begin();
  private final SharedLanguages languages = new SharedLanguages(ParquetTables.MEANS);
  private final Optional<ClusterNode> node;

  RunSession(RunOptions options, CommandFrame frame) {
    this(options, frame, Optional.empty());
  }

  /**
   * @param node the node of a cluster that this process is, and which leads; empty if it does all
   *     alone
   */
  RunSession(RunOptions options, CommandFrame frame, Optional<ClusterNode> node) {
    this.options = options;
    this.node = node;
    this.scenario = options.scenario();
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
  RunSummary run() {
    try (LivePage page = LivePage.open(options.display().listening())) {
      display.announcePage(page);
      log.page(page.url());
      display.announceScenario();
      options.origin().parent().ifPresent(display::announceParent);
      Language language =
          LanguageReading.of(
              console, frame.interruption(), means -> languages.of(scenario.language(), means));
      options.origin().earlier().ifPresent(run -> run.requireSame(language));
      options
          .origin()
          .stopped()
          .ifPresent(run -> run.changedWithoutEffect().forEach(console::paragraph));
      options.opening().requirePossible(scenario, language);
      try (DeviceConnection devices =
              DeviceConnection.open(options.execution().device(), scenario, console);
          RunObservers observers =
              new RunObservers(options, clock, console, display, log, page, devices);
          RunHandle run = performed(devices, observers)) {
        RunSummary summary = conclude(run, observers.live(), language);
        frame.result(summary::json);
        linger();
        return summary;
      } finally {
        console.clear();
      }
    }
  }

  /** The run, once it is over. Its log can still be read; its threads are gone. */
  private RunHandle performed(DeviceConnection devices, RunObservers observers) {
    RunResources own =
        new RunResources(
            languages,
            devices.devices(),
            LogSource.ownFor(options.execution().kafka()),
            options.execution().threads());
    RunResources resources =
        node.map(each -> own.placedBy(run -> each.lead(run, own, observers::placed))).orElse(own);
    try (Lab lab = Lab.open(resources)) {
      RunHandle run = lab.start(request(observers));
      observers.live().steerBy(run::steer);
      frame.interruption().onInterrupt(() -> run.end(Status.ABORTED, "interrupted"));
      HeapWatch heap = HeapWatch.begin(reason -> run.end(Status.FAILED, reason));
      try {
        return concluded(run);
      } finally {
        heap.close();
      }
    }
  }

  private RunHandle concluded(RunHandle run) {
    boolean concluded = false;
    try {
      RunResult result = run.await();
      node.ifPresent(each -> each.end(RunDisplay.sentence(result)));
      concluded = true;
      return run;
    } finally {
      if (!concluded) {
        run.close();
      }
    }
  }

  private RunRequest request(RunObservers observers) {
    RecordingOptions recording =
        new RecordingOptions(
                this::directory,
                options.changes(),
                directory -> options.repeat().after(directory).command(),
                this::leaveParquet)
            .forked(options.origin().forks());
    return RunRequest.of(scenario)
        .seeded(options.origin().seed())
        .after(options.origin().past())
        .opening(options.opening())
        .since(clock)
        .observedBy(observers)
        .lettingGoOfLog()
        .recorded(
            options
                .origin()
                .stopped()
                .map(run -> recording.continuing(run.allDifferences()))
                .orElse(recording));
  }

  private RunDirectory directory() {
    if (options.origin().stopped().isPresent()) {
      return options.origin().stopped().get().directory();
    }
    RunDirectory directory =
        RunDirectory.create(
            options.out(),
            options.origin().name(scenario.name() + "-" + STAMP.format(clock.started())));
    if (options.display().shared()) {
      directory.share();
    }
    return directory;
  }

  /** For other programs; a run is no worse without. */
  private void leaveParquet(RunDirectory directory) {
    ParquetFiles.write(directory);
  }

  private RunSummary conclude(RunHandle run, LiveRun live, Language language) {
    RunDirectory directory = run.directory().orElseThrow();
    RunResult result = run.await();
    Verdict verdict = result.verdict().now();
    display.conclude(result, verdict, directory);
    result.remarks().forEach(console::line);
    if (options.execution().kafka() instanceof LogChoice.Existing cluster) {
      display.logStays(directory, cluster.address(), result.log());
    }
    if (result.status() != Status.FINISHED
        && directory.exists()
        && StoppedRun.isLogKept(options.execution().kafka().toString())) {
      display.goOn(directory);
    }
    RunFeed.Ending ending =
        new RunFeed.Ending(
            result.status(),
            result.reason(),
            result.fingerprint(),
            verdict.lines(),
            result.repeat(),
            result.seconds(),
            false);
    live.ended(ending, Optional.empty());
    report(directory, result.status(), language)
        .ifPresent(page -> live.ended(ending.withReport(), Optional.of(page)));
    display.took(result.seconds());
    return new RunSummary(
        result.run(),
        directory.path().toString(),
        result.status(),
        result.reason(),
        scenario.seed(),
        result.fingerprint(),
        result.seconds(),
        result.log(),
        verdict.models(),
        result.verdict().ends());
  }

  /**
   * For people to keep; a run is no worse without, who interrupts one does not wait for it, and it
   * is not to take the last room on the disk.
   */
  private Optional<Path> report(RunDirectory directory, Status status, Language language) {
    if (!options.display().report()) {
      return Optional.empty();
    } else if (!directory.exists()) {
      console.line("The directory is gone: it was moved or deleted while the run went on.");
      return Optional.empty();
    } else if (status == Status.ABORTED || DiskWatch.isShort(directory.path())) {
      console.line(
          "report with  "
              + TerminalInfo.command(
                  List.of(TerminalInfo.launcher(), "report", directory.path().toString())));
      return Optional.empty();
    }
    try {
      ReportWriter.WrittenReport report = ReportWriter.ofRun(directory, language);
      report.remarks().forEach(console::line);
      console.line("report       " + report.page());
      return Optional.of(report.page());
    } catch (RuntimeException e) { // whatever drawing may throw on this machine
      console.line("There is no report: " + FileFault.reason(e));
      return Optional.empty();
    }
  }

  /** Lets people look at the finished run, until they have had enough. */
  private void linger() {
    Optional<Duration> linger = options.display().linger();
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
}
