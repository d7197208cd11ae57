package wellspring.infra.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.scenario.PastScenario;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.ReservedSpace;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunOpening;
import wellspring.model.file.FileFault;

/**
 * The folder of a run while the run works in it: its lock, and the manifest, which says first that
 * the run goes on, and last how it ended.
 *
 * <p>Life: made, then begun, then ended, then closed; or refused, and the folder is gone.
 */
final class RunRecord implements AutoCloseable {
  private final RunRequest request;
  private final RecordingOptions recording;
  private final RunDirectory directory;
  private final FolderLock lock;

  /** What stood in the files of a run that goes on, the scenario before the manifest. */
  private final Map<Path, String> before = new LinkedHashMap<>();

  private RunManifest manifest;
  private ReservedSpace lastWord;

  /**
   * Makes the folder, or finds it, and locks it.
   *
   * @throws wellspring.infra.run.RunException if that cannot be done, or another process works in
   *     it
   */
  RunRecord(RunRequest request, RecordingOptions recording) {
    this.request = request;
    this.recording = recording;
    this.directory = recording.directory().get();
    this.lock = locked();
    CrashPoint.FOLDER_LOCKED.reached();
  }

  private FolderLock locked() {
    if (recording.continues()) {
      return FolderLock.takeFree(directory.path());
    }
    try {
      return FolderLock.take(directory.path());
    } catch (UncheckedIOException e) {
      directory.delete();
      throw e;
    }
  }

  RunDirectory directory() {
    return directory;
  }

  /**
   * Writes what the run is, and that it is under way.
   *
   * @param place where its events are
   * @param device what it trains on; empty if it does not
   */
  void begin(RunSubject subject, LogPlace place, String device) {
    begin(subject, manifest(subject, place, device));
  }

  /**
   * Writes that the run is under way once more.
   *
   * @param rounds how many it has closed
   */
  void goOn(RunSubject subject, int rounds) {
    RunManifest was = RunManifest.read(directory);
    remember(directory.scenario());
    remember(directory.manifest());
    String hash = ScenarioWriter.hash(subject.scenario());
    boolean longer = !hash.equals(was.subject().scenarioHash());
    manifest =
        (longer ? was.lengthened(hash, recording.changes()) : was)
            .continued(
                new RunManifest.Continuation(
                    request.clock().started().toString(),
                    rounds,
                    recording.differences(),
                    longer ? subject.scenario().rounds() : null));
    RunDirectory.write(directory.manifest(), manifest.json());
    if (longer) { // if this is not written any more, the manifest has the number of rounds
      RunDirectory.write(directory.scenario(), ScenarioWriter.yaml(subject.scenario()));
    }
    lastWord = ReservedSpace.keep(directory.path());
  }

  private void remember(Path file) {
    try {
      before.put(file, Files.readString(file));
    } catch (IOException e) {
      throw FileFault.cannot("read", file, e);
    }
  }

  private void begin(RunSubject subject, RunManifest begun) {
    manifest = begun;
    for (PastScenario past : request.past().scenarios()) {
      RunDirectory.write(
          directory.scenarioUntil(past.rounds() - 1), ScenarioWriter.yaml(past.scenario()));
    }
    // What has a manifest can be resumed: it comes last.
    RunDirectory.write(directory.scenario(), ScenarioWriter.yaml(subject.scenario()));
    CrashPoint.SCENARIO_WRITTEN.reached();
    RunDirectory.write(directory.manifest(), manifest.json());
    CrashPoint.MANIFEST_WRITTEN.reached();
    lastWord = ReservedSpace.keep(directory.path());
  }

  private RunManifest manifest(RunSubject subject, LogPlace place, String device) {
    return new RunManifest(
            new RunManifest.RunIdentity(
                directory.run(),
                subject.scenario().name(),
                ScenarioWriter.hash(subject.scenario()),
                subject.scenario().seed(),
                repeat(),
                recording.changes(),
                LanguageFacts.description(subject.language()),
                RunOpening.of(request.opening())),
            RunManifest.RunOutcome.RUNNING,
            RunManifest.RunEnvironment.of(request.clock().started(), place, device))
        .forked(recording.forked());
  }

  /** The command that repeats the run, as far as it has gone. */
  String repeat() {
    return recording.repeat().apply(directory);
  }

  /**
   * Makes other files of those that the run left; the run is no worse without.
   *
   * @param room whether the disk has room for them
   * @return why there are none, in a sentence; empty if there are
   */
  Optional<String> export(boolean room) {
    if (!room) {
      return Optional.of(
          "There are no Parquet files: its disk has no room for more than the run itself");
    }
    try {
      CrashPoint.FILES_CLOSED.reached();
      recording.export().accept(directory);
      CrashPoint.FILES_EXPORTED.reached();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of("There are no Parquet files: " + AsyncWork.reason(e));
    }
  }

  /**
   * Writes how the run ended; called once, when nothing else is written.
   *
   * @return why that could not be done, in a sentence; empty if it could
   */
  Optional<String> end(
      RunEnded ended, double seconds, RunManifest.LogFacts log, List<ModelVerdict> verdict) {
    try {
      lastWord.write(
          directory.manifest(),
          manifest
              .with(RunManifest.RunOutcome.of(ended, seconds, verdict))
              .with(log)
              .repeatedWith(repeat())
              .json());
      CrashPoint.OUTCOME_WRITTEN.reached();
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of("The manifest is out of date: " + FileFault.reason(e));
    }
  }

  /** The run does not begin: takes the folder away, or leaves it as the run that was stopped. */
  void refuse() {
    if (recording.continues()) {
      try (lock) {
        if (lastWord != null) {
          lastWord.giveUp(); // so that there is room for what stood there
        }
        before.forEach(RunDirectory::write);
      }
    } else {
      close();
      directory.delete();
    }
  }

  /** Lets others see that nobody works in the folder any more. */
  @Override
  public void close() {
    lock.close();
  }
}
