package wellspring.infra.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import wellspring.agents.conductor.RunningSimulation;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunLearners;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ObservedLog;
import wellspring.agents.round.PastRun;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.infra.run.DiskWatch;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.Recorder;
import wellspring.infra.run.RoundListener;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.StoppedRun;
import wellspring.model.language.Language;

/**
 * One run from its request to its result, beside the simulation itself: what it stands on, what is
 * told of it, and what it leaves.
 *
 * <p>Life: prepared, or refused, and nothing is left; then {@link #follow} once, whose result says
 * that the run is over; then closed.
 */
final class RunExecution implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final RunRequest request;
  private final RunSubject subject;
  private final Optional<RunRecord> record;
  private Optional<RunFiles> files = Optional.empty();
  private Optional<PastRun> past = Optional.empty();
  private Optional<DiskWatch> disk = Optional.empty();
  private RunLog log;
  private Optional<OutsideConnection> outside = Optional.empty();

  /** Whether nobody cares any more how far trainings are that may go on. */
  private volatile boolean over;

  private RunExecution(RunRequest request, RunResources resources) {
    this.request = request;
    Language language = resources.languages().of(request.scenario().language());
    request.opening().requirePossible(request.scenario(), language);
    RunLearners learners =
        new RunLearners(
            request.scenario(), request.seed(), language, resources.devices(), this::training);
    RunVerdict verdict =
        new RunVerdict(
            () -> new CollapseJudge(request.scenario(), LanguageFacts.symbols(language)));
    this.record = request.recording().map(recording -> new RunRecord(request, recording));
    Optional<RunDirectory> directory = record.map(RunRecord::directory);
    this.subject =
        new RunSubject(
            directory.map(RunDirectory::run).orElse(request.name()),
            directory,
            request.scenario(),
            language,
            learners,
            verdict);
  }

  /**
   * Gets all that a run needs.
   *
   * @throws RuntimeException if that cannot be done; nothing is left on the disk then
   */
  static RunExecution prepare(RunRequest request, RunResources resources) {
    RunExecution execution = new RunExecution(request, resources);
    boolean begins = false;
    try {
      execution.begin(resources);
      begins = true;
      return execution;
    } finally {
      if (!begins) {
        execution.refuse();
      }
    }
  }

  private void begin(RunResources resources) {
    request.observers().forEach(observer -> observer.located(subject));
    if (request.continues()) {
      reopen(resources.logs());
      record.ifPresent(own -> own.goOn(subject, past.orElseThrow().closed().size()));
    } else { // who is killed while a broker starts leaves a run that others see
      record.ifPresent(own -> own.begin(subject, resources.logs().place(), resources.device()));
      log = resources.logs().open(request.name(), subject.directory(), this::remark);
      request.past().source().ifPresent(this::receive);
    }
    outside = Optional.of(OutsideConnection.open(subject, log));
    request.observers().forEach(observer -> observer.begins(subject, log));
  }

  /**
   * Begins the files that grow with the run. What a run that goes on had left is taken away only
   * now, that all of its log could be read.
   */
  void openFiles() {
    if (request.continues()) {
      subject.directory().ifPresent(RunDirectory::clearResults);
      CrashPoint.RESULTS_CLEARED.reached();
    }
    files =
        subject
            .directory()
            .map(
                own ->
                    new RunFiles(
                        own,
                        request,
                        log.log(),
                        past.map(known -> known.closed().size()).orElse(0),
                        this::remark));
    CrashPoint.FILES_BEGUN.reached();
  }

  /** Takes over the past of another run. */
  private void receive(PastSource parent) {
    parent.handDown(log.log(), subject.directory());
    past = Optional.of(PastRun.of(log.log()));
  }

  private void reopen(LogSource logs) {
    log = logs.takeOver(subject.directory().orElseThrow(), this::remark);
    PastRun known = PastRun.of(log.log());
    if (known.forks().size() < request.past().scenarios().size()) {
      throw new RunException(
          "%s was stopped before it had all of its parent's past: fork it anew with  %s"
              .formatted(subject.run(), record.map(RunRecord::repeat).orElse("")));
    }
    past = Optional.of(known);
    log = log.continuing(known);
    int rounds = known.closed().size();
    int planned = request.scenario().rounds();
    subject.directory().ifPresent(own -> StoppedRun.requireRounds(own, rounds, planned));
    remark(
        rounds == 0
            ? "No round of it was closed: it begins again"
            : "It goes on after the last round that it closed, round " + (rounds - 1));
  }

  /** What counts of a run that was stopped and goes on; empty for a new one. */
  Optional<PastRun> past() {
    return past;
  }

  /** The run does not begin: leaves nothing. */
  void refuse() {
    try {
      files.ifPresent(RunFiles::close);
      outside.ifPresent(OutsideConnection::close);
      if (log != null) {
        log.close();
      }
    } finally {
      record.ifPresent(RunRecord::refuse);
    }
  }

  /**
   * What the agents share.
   *
   * @param work runs what would hold an actor's thread up
   */
  RunContext context(Executor work) {
    EventLog shared =
        request.observers().isEmpty()
            ? log.log()
            : new ObservedLog(log.log(), System::nanoTime, this::published);
    return new RunContext(
            request.scenario(),
            request.seed(),
            subject.language(),
            shared,
            checkpoints(),
            subject.learners(),
            work,
            request.keepsProbes())
        .after(request.past().scenarios());
  }

  private CheckpointStore checkpoints() {
    return subject
        .directory()
        .<CheckpointStore>map(
            own -> new FileCheckpointStore(own.checkpoints(), log.outlivesItsRun()))
        .orElseGet(
            () ->
                new RecentCheckpoints(
                    request.scenario().models().size(), request.past().checkpoints()));
  }

  /** What the run is, before its first event. */
  RunSubject subject() {
    return subject;
  }

  /** How its agents exchange events; until this is closed. */
  EventLog log() {
    return log.log();
  }

  /** Somebody wants the run to end. */
  void hurry() {
    log.hurry();
  }

  /** The work has come so far. */
  void progress(RoundProgress progress) {
    request.observers().forEach(observer -> observer.progress(progress));
  }

  private void training(TrainingProgress training) {
    if (!over) {
      request.observers().forEach(observer -> observer.training(training));
      files.ifPresent(own -> own.training(training));
    }
  }

  private void published(Topic topic, List<Event> events, long nanos) {
    request.observers().forEach(observer -> observer.published(topic, events, nanos));
  }

  private void remark(String text) {
    request.observers().forEach(observer -> observer.remark(text));
  }

  /**
   * Accompanies the run, which has just begun.
   *
   * @param endings does what is to be done when it is over, which may take long
   * @return what came of it, once all of it is on the disk
   */
  CompletableFuture<RunResult> follow(RunningSimulation simulation, Executor endings) {
    Optional<Recorder> recorder = recorder(simulation);
    log.onLoss(reason -> simulation.end(Status.FAILED, reason));
    return simulation
        .ended()
        .toCompletableFuture()
        .handleAsync(
            (ended, error) ->
                conclude(
                    error == null ? ended : RunEnds.failed(AsyncWork.reason(error), recorder),
                    recorder),
            endings);
  }

  /** Who tells what each closed round shows; nobody if nobody wants to know. */
  private Optional<Recorder> recorder(RunningSimulation simulation) {
    if (record.isEmpty() && request.observers().isEmpty()) {
      return Optional.empty();
    }
    List<RoundListener> listeners = new ArrayList<>();
    files.ifPresent(own -> listeners.addAll(own.tables()));
    disk = subject.directory().map(own -> watch(own, simulation));
    disk.ifPresent(listeners::add);
    if (!log.outlivesItsRun()) {
      listeners.add(new LongRunNotice(request.scenario().rounds(), System::nanoTime, this::remark));
    }
    listeners.add(round -> subject.verdict().add(round.measurements()));
    listeners.addAll(request.observers());
    Consumer<Throwable> onFailure =
        error -> simulation.end(Status.FAILED, "cannot record it: " + AsyncWork.reason(error));
    try {
      Recorder all = new Recorder(log.log(), subject.language(), listeners, onFailure);
      if (!request.keepsLog()) {
        log.log().letGoOfRead();
      }
      return Optional.of(all);
    } catch (RuntimeException e) {
      onFailure.accept(e);
      return Optional.empty();
    }
  }

  private DiskWatch watch(RunDirectory directory, RunningSimulation simulation) {
    return DiskWatch.begin(
        directory.path(),
        request.scenario().rounds(),
        past.map(known -> known.closed().size()).orElse(0),
        this::remark,
        reason -> simulation.end(Status.FAILED, reason));
  }

  private RunResult conclude(RunEnded last, Optional<Recorder> recorder) {
    RunEnded heard = recorder.isPresent() ? heard(last, recorder.get()) : read(last);
    List<String> remarks = new ArrayList<>(complete(heard));
    RunEnded told = RunEnds.withTables(heard, remarks);
    RunEnded ended = disk.map(watch -> watch.explained(told)).orElse(told);
    request.observers().forEach(observer -> observer.over(ended));
    outside.ifPresent(programs -> programs.conclude(ended, remarks));
    boolean room = !disk.map(DiskWatch::isShort).orElse(false);
    record.flatMap(own -> own.export(room)).ifPresent(remarks::add);
    disk.ifPresent(DiskWatch::close);
    double seconds = request.clock().seconds();
    String repeat = record.map(RunRecord::repeat).orElse("");
    RunManifest.LogFacts facts = log.facts();
    record
        .flatMap(own -> own.end(ended, seconds, facts, subject.verdict().now().models()))
        .ifPresent(remarks::add);
    return new RunResult(subject.run(), ended, seconds, subject.verdict(), facts, repeat, remarks);
  }

  /** Waits until the tables and the observers have all of the run. */
  private RunEnded heard(RunEnded ended, Recorder recorder) {
    try (recorder) {
      return recorder.awaitEnd(patience(ended)) || ended.status() != Status.FINISHED
          ? ended
          : RunEnds.failed(ended, "its last events could not be read back from the log");
    }
  }

  /** Lets the verdict hear of a run that nobody has followed. */
  private RunEnded read(RunEnded ended) {
    try {
      subject.verdict().add(measurements(ended.round()));
      return ended;
    } catch (RuntimeException e) { // a log that is lost
      return ended.status() == Status.FINISHED ? RunEnds.failed(ended, AsyncWork.reason(e)) : ended;
    }
  }

  /**
   * Completes the files.
   *
   * @return what could not be written, in sentences
   */
  private List<String> complete(RunEnded ended) {
    over = true;
    CrashPoint.RUN_OVER.reached();
    files.ifPresent(own -> own.awaitTexts(patience(ended).multipliedBy(2)));
    return files.map(RunFiles::complete).orElseGet(List::of);
  }

  /**
   * How long to wait for what a run has left in its log. Our own ends with an error if it cannot
   * give it, and is slow only where the machine is.
   */
  private Duration patience(RunEnded ended) {
    if (ended.status() != Status.FINISHED) {
      return PATIENCE.dividedBy(5);
    }
    return log.isOwn() ? FOR_EVER : PATIENCE;
  }

  /**
   * The figures of the first rounds, read from the log, sorted by id.
   *
   * @param rounds how many rounds
   */
  List<ModelMeasured> measurements(int rounds) {
    return log.measurements(rounds);
  }

  /** Closes the log, and leaves the folder to others. */
  @Override
  public void close() {
    disk.ifPresent(DiskWatch::close);
    try {
      outside.ifPresent(OutsideConnection::close);
    } finally {
      closeLog();
    }
  }

  private void closeLog() {
    try {
      log.close();
    } finally {
      record.ifPresent(RunRecord::close);
    }
  }
}
