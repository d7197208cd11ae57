package wellspring.infra.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.context.RunLearners;
import wellspring.agents.context.TextRemarks;
import wellspring.agents.sweep.GridPoint;
import wellspring.agents.sweep.SweepPlan;
import wellspring.agents.sweep.SweepPlanner;
import wellspring.agents.sweep.SweepTheory;
import wellspring.infra.data.ParquetTables;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.lab.RunResources;
import wellspring.infra.lab.SharedLanguages;
import wellspring.infra.run.ReservedSpace;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.infra.sweep.SweepEngine;
import wellspring.infra.sweep.SweepManifest;
import wellspring.infra.sweep.SweepManifest.StoredQuestion;
import wellspring.infra.sweep.SweepTables;
import wellspring.model.file.FileFault;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.statistics.LuckSharing;

/** Puts a sweep together and brings it to its end, whatever that is. */
final class SweepSession {
  static final String FINISHED = "finished";
  static final String ABORTED = "aborted";
  static final String FAILED = "failed";

  private static final String BY_USER = "interrupted";

  /** While Kafka acknowledges one run's events, others can compute. */
  private static final int JOBS_PER_PROCESSOR_ON_KAFKA = 8;

  /** While one run's agents wait for each other, another's can compute. */
  private static final int JOBS_PER_PROCESSOR_IN_MEMORY = 2;

  /**
   * What the user asked for.
   *
   * @param planner plans the sweep; empty if a sweep goes on as its directory says
   * @param replicas how many runs each setting has; empty if nothing was said
   * @param luck whether replicas share it between settings; empty if nothing was said
   * @param out the folder to make the sweep's directory in
   * @param resumption which sweep is to go on; empty for a new one
   * @param question what the report shall answer; empty if nothing was said
   * @param repeat the command that begins the sweep again
   */
  record SweepRequest(
      Optional<SweepPlanner> planner,
      Optional<Integer> replicas,
      Optional<LuckSharing> luck,
      SweepOptions means,
      Path out,
      Optional<Resumption> resumption,
      Optional<StoredQuestion> question,
      String repeat) {}

  /**
   * By what means a sweep is done; no result depends on it.
   *
   * @param jobs how many runs go on at once; empty if nothing was said
   * @param keep whether whole run directories stay
   * @param report whether there is a report at the end
   */
  record SweepOptions(
      LogChoice kafka, String device, Optional<Integer> jobs, boolean keep, boolean report) {
    /** How they are typed: what is not as it is by default. */
    List<String> words() {
      List<String> words = new ArrayList<>();
      if (!(kafka instanceof LogChoice.Embedded)) {
        words.addAll(List.of("--kafka", kafka.toString()));
      }
      if (!device.equals(DeviceOption.DEFAULT)) {
        words.addAll(List.of("--device", device));
      }
      jobs.ifPresent(n -> words.addAll(List.of("--jobs", n.toString())));
      if (keep) {
        words.add("--keep");
      }
      if (!report) {
        words.add("--no-report");
      }
      return words;
    }
  }

  /**
   * @param folder the directory of a sweep that was begun
   * @param retryFailed whether the runs that failed are done once more
   */
  record Resumption(Path folder, boolean retryFailed) {}

  private final SweepRequest request;
  private final ConsoleOutput console;
  private final SweepDisplay display;
  private final SharedLanguages languages = new SharedLanguages(ParquetTables.MEANS);
  private final SweepLog log = new SweepLog(System::nanoTime);
  private final long begun = System.nanoTime();

  SweepSession(SweepRequest request, ConsoleOutput console) {
    this.request = request;
    this.console = console;
    this.display = new SweepDisplay(console);
  }

  /**
   * Runs to the end.
   *
   * @param interruption tells when the user has had enough
   * @return what came of it; a request that cannot be met is thrown instead, and leaves nothing on
   *     the disk, or an earlier sweep as it was
   */
  SweepResult run(ShutdownHook interruption) {
    SweepStart start = SweepStart.of(request);
    display.announce(start.plan());
    int jobs = request.means().jobs().orElseGet(() -> jobs(start.plan()));
    try (DeviceConnection devices =
        DeviceConnection.open(
            request.means().device(),
            Math.min(jobs, start.plan().size()) * neural(start.plan()),
            console)) {
      LanguageReading.of(console, interruption, means -> readLanguages(start.plan(), means))
          .forEach(console::paragraph);
      try (SweepTables tables = start.begin()) {
        return run(start, tables, new SweepExecution(devices, jobs), interruption);
      }
    } finally {
      console.clear();
    }
  }

  /**
   * Reads the languages of a plan, so that what is wrong with them is known before it begins.
   *
   * @param means what texts are read with this time
   * @return what is to be known of them, each sentence once
   * @throws wellspring.model.language.file.LanguageException if a text cannot be read
   */
  private List<String> readLanguages(SweepPlan plan, ReadingContext means) {
    return plan.points().stream()
        .map(GridPoint::scenario)
        .flatMap(each -> TextRemarks.of(each, languages.of(each.language(), means)).stream())
        .distinct()
        .toList();
  }

  /** What a sweep is done with. */
  private record SweepExecution(DeviceConnection devices, int jobs) {}

  private SweepResult run(
      SweepStart start, SweepTables tables, SweepExecution stage, ShutdownHook interruption) {
    SweepDirectory directory = start.directory();
    Optional<String> stopped = Optional.empty();
    Optional<ReservedSpace> lastWord = Optional.empty();
    console.status("Starting Kafka ...");
    try (LaneConnection connection = connect(start, stage.jobs())) {
      RunDirectory.write(directory.manifest(), start.manifest("running", tables).json());
      lastWord = Optional.of(ReservedSpace.keep(directory.path()));
      console.clear();
      log.started(start.plan(), directory, connection.address(), tables.done());
      display.begin(directory, connection.address(), stage.jobs(), tables.done(), tables.failed());
      stopped = sweep(start, tables, stage, connection, interruption);
    } finally {
      if (lastWord.isEmpty()) {
        start.undo();
      }
    }
    console.clear();
    if (!request.means().keep()) {
      SweepDirectory.delete(directory.kafka());
    }
    return conclude(start, tables, stopped, lastWord.orElseThrow());
  }

  private Optional<String> sweep(
      SweepStart start,
      SweepTables tables,
      SweepExecution stage,
      LaneConnection connection,
      ShutdownHook interruption) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Lab lab =
        Lab.open(
            new RunResources(languages, stage.devices().devices(), connection.logs(), threads))) {
      SweepEngine engine =
          new SweepEngine(
              start.plan(),
              tables,
              new SweepEngine.EngineOptions(
                  lab,
                  request.means().keep() ? Optional.of(start.directory()) : Optional.empty(),
                  stage.jobs()),
              completed -> {
                display.ended(completed);
                log.ended(completed);
              });
      interruption.onInterrupt(() -> engine.stop(BY_USER));
      connection.onLoss(engine::stop);
      return engine.run();
    }
  }

  private LaneConnection connect(SweepStart start, int jobs) {
    return LaneConnection.open(
        request.means().kafka(),
        start.directory().kafka(),
        new LaneConnection.Lanes(start.topics(), jobs, request.means().keep()),
        console::remark);
  }

  private SweepResult conclude(
      SweepStart start, SweepTables tables, Optional<String> stopped, ReservedSpace lastWord) {
    Optional<String> failure = stopped.or(start::changed);
    String reason = failure.orElse("");
    String status = failure.isEmpty() ? FINISHED : reason.equals(BY_USER) ? ABORTED : FAILED;
    sayLast(lastWord, start.directory(), start.manifest(status, tables));
    SweepResult result =
        new SweepResult(
            start.directory().name(),
            start.directory().path().toString(),
            status,
            reason,
            start.plan().seed().value(),
            start.plan().size(),
            tables.done(),
            tables.failed(),
            Math.round((System.nanoTime() - begun) / 1e6) / 1e3);
    display.conclude(result, start.directory(), goOn(start.directory(), result));
    log.ended(result);
    if (status.equals(FINISHED)) {
      new SweepFindings(start.directory(), start.plan(), request.means().report())
          .write(new SweepTheory(start.plan(), languages::of), start.question())
          .forEach(console::line);
    }
    return result;
  }

  /** The runs that are done stay done where even that fails. */
  private void sayLast(ReservedSpace lastWord, SweepDirectory directory, SweepManifest manifest) {
    try {
      lastWord.write(directory.manifest(), manifest.json());
    } catch (UncheckedIOException e) {
      console.line("The manifest is out of date: " + FileFault.reason(e));
    }
  }

  /** The command that does what is left, by the same means. */
  private String goOn(SweepDirectory directory, SweepResult result) {
    List<String> words = new ArrayList<>(List.of(TerminalInfo.launcher(), "sweep", "--resume"));
    words.add(directory.path().toString());
    if (result.done() == result.runs() && result.failed() > 0) {
      words.add("--retry-failed");
    }
    words.addAll(request.means().words());
    return TerminalInfo.command(words);
  }

  private int jobs(SweepPlan plan) {
    int processors = Runtime.getRuntime().availableProcessors();
    if (neural(plan) > 0) {
      return Math.min(processors, plan.size());
    }
    boolean inMemory = request.means().kafka() instanceof LogChoice.Memory;
    int jobs = processors * (inMemory ? JOBS_PER_PROCESSOR_IN_MEMORY : JOBS_PER_PROCESSOR_ON_KAFKA);
    return Math.min(jobs, plan.size());
  }

  private static int neural(SweepPlan plan) {
    return plan.points().stream()
        .mapToInt(point -> RunLearners.onDevice(point.scenario()))
        .max()
        .orElse(0);
  }
}
