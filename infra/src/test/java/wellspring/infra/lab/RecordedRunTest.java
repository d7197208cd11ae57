package wellspring.infra.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.log.LogException;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.steering.StartOptions;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.SteeringFile;
import wellspring.model.random.Seed;

class RecordedRunTest {
  @TempDir private Path scratch;

  @Test
  void leavesAllOfItsFilesAndAManifestThatSaysHowItEnded() throws IOException {
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request().recorded(recording()))) {
      RunResult result = run.await();
      RunDirectory directory = run.directory().orElseThrow();
      assertThat(files(directory.path()))
          .containsExactly(
              ".lock",
              "checkpoints",
              "documents.partial.jsonl.zst",
              "flows.csv",
              "manifest.json",
              "measurements.csv",
              "probes.partial.jsonl.zst",
              "releases.csv",
              "scenario.yaml");
      assertThat(MeasurementsFile.read(directory.measurements()))
          .containsExactlyInAnyOrderElementsOf(run.measurements());
      assertThat(new ScenarioLoader(scratch).load(directory.scenario().toString(), List.of()))
          .isEqualTo(SmallRuns.scenario());

      RunManifest manifest = RunManifest.read(directory);
      assertThat(manifest.subject().run()).isEqualTo(result.run()).isEqualTo("small");
      assertThat(manifest.subject().repeat()).isEqualTo(result.repeat()).isEqualTo("repeat it");
      assertThat(manifest.changes()).hasValue(List.of("a=1"));
      assertThat(manifest.symbols()).isPresent();
      assertThat(manifest.setting().kafka()).isEqualTo("memory");
      assertThat(manifest.outcome())
          .isEqualTo(
              RunManifest.RunOutcome.of(
                  result.ended(), result.seconds(), result.verdict().now().models()));
      assertThat(FolderLock.isTaken(directory.path())).as("until it is closed").isTrue();
    }
    assertThat(FolderLock.isTaken(scratch.resolve("small"))).isFalse();
  }

  @Test
  void leavesTablesOfWhatHappensToPeopleWhereSomethingDoes() throws IOException {
    try (Lab lab = SmallRuns.lab();
        RunHandle run =
            lab.start(
                SmallRuns.societyRequest(scratch, "rounds=2")
                    .recorded(SmallRuns.recording(scratch, "society")))) {
      run.await();
      assertThat(files(run.directory().orElseThrow().path()))
          .containsExactly(
              ".lock",
              "checkpoints",
              "cohorts.csv",
              "documents.partial.jsonl.zst",
              "flows.csv",
              "manifest.json",
              "measurements.csv",
              "payments.csv",
              "probes.partial.jsonl.zst",
              "readings.csv",
              "releases.csv",
              "scenario.yaml",
              "voices.csv");
    }
  }

  @Test
  void aRunThatCannotGoOnIsLeftAsItWas() throws IOException {
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request().recorded(recording()))) {
      run.await();
      RunDirectory folder = run.directory().orElseThrow();
      Path copy = Files.createDirectory(scratch.resolve("copy"));
      for (Path file : List.of(folder.manifest(), folder.scenario())) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
      RunRequest longer =
          SmallRuns.request("rounds=" + 2 * SmallRuns.ROUNDS)
              .recorded(
                  new RecordingOptions(
                          () -> RunDirectory.open(copy), List.of(), own -> "", own -> {})
                      .continuing(List.of()))
              .observedBy(
                  new RunObserver() {
                    @Override
                    public void begins(RunSubject subject, RunLog log) {
                      throw new RunException("no");
                    }
                  });
      Map<String, String> before = contents(copy);

      try (Lab other = SmallRuns.lab(new StoppedLog(run.log()))) {
        assertThatThrownBy(() -> other.start(longer)).hasMessage("no");
      }
      Map<String, String> after = contents(copy);
      after.remove(".lock");
      assertThat(after).isEqualTo(before);
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String file : files(folder)) {
      contents.put(file, Files.readString(folder.resolve(file)));
    }
    return contents;
  }

  /** That of a run that was stopped, which others read, too. */
  private record StoppedLog(EventLog log) implements LogSource {
    @Override
    public RunLog open(String run, Optional<RunDirectory> directory, Consumer<String> remarks) {
      throw new UnsupportedOperationException(run);
    }

    @Override
    public RunLog reopen(RunDirectory directory, Consumer<String> remarks) {
      EventLog shared =
          new ForwardingLog(log) {
            @Override
            public void close() {}
          };
      return new RunLog(shared, Optional.empty());
    }
  }

  @Test
  void isTheRunThatItIsWithoutARecording() {
    try (Lab lab = SmallRuns.lab();
        RunHandle recorded = lab.start(SmallRuns.request().recorded(recording()));
        RunHandle plain = lab.start(SmallRuns.request())) {
      assertThat(recorded.await().fingerprint()).isEqualTo(plain.await().fingerprint());
      assertThat(recorded.await().verdict().now()).isEqualTo(plain.await().verdict().now());
      assertThat(recorded.await().verdict().ends()).isEqualTo(plain.await().verdict().ends());
      assertThat(recorded.measurements()).isEqualTo(plain.measurements());
    }
  }

  @Test
  void keepsHowItWasSteeredAndAsksForTheCommandThatRepeatsItOnceMore() {
    RecordingOptions recording =
        new RecordingOptions(
            () -> RunDirectory.create(scratch, "small"),
            List.of(),
            own -> Files.exists(own.steering()) ? "steered" : "plain",
            own -> {});
    StartOptions paused = new StartOptions(true, OptionalDouble.empty(), List.of());
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request().opening(paused).recorded(recording))) {
      RunDirectory directory = run.directory().orElseThrow();
      assertThat(RunManifest.read(directory).subject().repeat()).isEqualTo("plain");
      assertThat(RunManifest.read(directory).outcome()).isEqualTo(RunManifest.RunOutcome.RUNNING);
      run.steer(new SteeringCommand.Intervene("curators.no-human.human=0.5"))
          .toCompletableFuture()
          .join();
      run.steer(new SteeringCommand.Resume()).toCompletableFuture().join();
      assertThat(run.await().repeat()).isEqualTo("steered");
      assertThat(RunManifest.read(directory).subject().repeat()).isEqualTo("steered");
      assertThat(SteeringFile.read(directory.steering()))
          .filteredOn(Intervened.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void exportsBeforeItsManifestSaysThatItIsOver() {
    AtomicReference<String> status = new AtomicReference<>();
    AtomicReference<Boolean> whole = new AtomicReference<>();
    RecordingOptions recording =
        new RecordingOptions(
            () -> RunDirectory.create(scratch, "small"),
            List.of(),
            own -> "",
            own -> {
              status.set(RunManifest.read(own).outcome().status());
              whole.set(Files.exists(own.measurements()));
            });
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request().recorded(recording))) {
      assertThat(run.await().status()).isEqualTo(Status.FINISHED);
    }
    assertThat(status.get()).isEqualTo("running");
    assertThat(whole.get()).as("the tables are complete").isTrue();
  }

  @Test
  void failsWithItsReasonInTheManifest() {
    try (Lab lab = SmallRuns.lab((name, directory, remarks) -> SmallRuns.refusing());
        RunHandle run = lab.start(SmallRuns.request().recorded(recording()))) {
      assertThat(run.await().status()).isEqualTo(Status.FAILED);
      RunManifest.RunOutcome outcome = RunManifest.read(run.directory().orElseThrow()).outcome();
      assertThat(outcome.status()).isEqualTo("failed");
      assertThat(outcome.reason()).contains("full, so it seems");
    }
  }

  @Test
  void tellsItsObserversFromItsFolderToItsEnd() {
    List<String> heard = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void located(RunSubject subject) {
            heard.add("located " + Files.exists(subject.directory().orElseThrow().manifest()));
          }

          @Override
          public void begins(RunSubject subject, RunLog log) {
            heard.add("begins " + Files.exists(subject.directory().orElseThrow().manifest()));
          }

          @Override
          public void roundClosed(ClosedRound round) {
            heard.add("round " + round.round());
          }

          @Override
          public void runEnded(RunEnded event) {
            heard.add("ended");
          }

          @Override
          public void over(RunEnded ended) {
            heard.add("over " + ended.status());
          }
        };
    RunRequest request = SmallRuns.request("rounds=2").recorded(recording()).observedBy(observer);
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(request)) {
      assertThat(run.await().status()).isEqualTo(Status.FINISHED);
    }
    assertThat(heard)
        .containsExactly(
            "located false", "begins true", "round 0", "round 1", "ended", "over FINISHED");
  }

  @Test
  void tellsItsObserversHowFarItHasComeAndOfEveryEvent() throws InterruptedException {
    Queue<Event> published = new ConcurrentLinkedQueue<>();
    Queue<RoundProgress> progress = new ConcurrentLinkedQueue<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void published(Topic topic, List<Event> events, long nanos) {
            if (topic == Topic.CONTROL) {
              published.addAll(events);
            }
          }

          @Override
          public void progress(RoundProgress far) {
            progress.add(far);
          }
        };
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request("rounds=2").observedBy(observer))) {
      assertThat(run.await().status()).isEqualTo(Status.FINISHED);
      assertThat(published).containsAll(SmallRuns.control(run.log()));
    }
    assertThat(progress).extracting(RoundProgress::round).contains(0, 1);
  }

  @Test
  void endsAsFailedIfAnObserverFails() {
    RunObserver observer =
        new RunObserver() {
          @Override
          public void roundClosed(ClosedRound round) {
            throw new IllegalStateException("seen enough");
          }
        };
    StartOptions slow = new StartOptions(false, OptionalDouble.of(1), List.of());
    try (Lab lab = SmallRuns.lab();
        RunHandle run =
            lab.start(
                SmallRuns.request("rounds=1000")
                    .opening(slow)
                    .recorded(recording())
                    .observedBy(observer))) {
      assertThat(run.await().status()).isEqualTo(Status.FAILED);
      assertThat(run.await().reason()).isEqualTo("cannot record it: seen enough");
    }
  }

  @Test
  void leavesNothingIfItCannotBegin() throws IOException {
    assertRefused(
        SmallRuns.request()
            .opening(
                new StartOptions(
                    false,
                    OptionalDouble.empty(),
                    List.of(new Intervened("s", 0, "curators.nobody.human=1")))),
        LogSource.MEMORY,
        SteeringException.class);
    assertRefused(
        SmallRuns.request(),
        (name, directory, remarks) -> {
          throw new LogException("out of reach");
        },
        LogException.class);
    MemoryEventLog log = new MemoryEventLog();
    assertRefused(
        SmallRuns.request()
            .observedBy(
                new RunObserver() {
                  @Override
                  public void begins(RunSubject subject, RunLog events) {
                    throw new RunException("no room for such a run");
                  }
                }),
        (name, directory, remarks) -> new RunLog(log, Optional.empty()),
        RunException.class);
    assertThatThrownBy(() -> SmallRuns.control(log))
        .as("it is closed")
        .isInstanceOf(LogException.class);
  }

  private void assertRefused(
      RunRequest request, LogSource logs, Class<? extends RuntimeException> error)
      throws IOException {
    try (Lab lab = SmallRuns.lab(logs)) {
      RunRequest recorded = request.recorded(recording());
      assertThatThrownBy(() -> lab.start(recorded)).isInstanceOf(error);
    }
    assertThat(files(scratch)).isEmpty();
  }

  @Test
  void hasNoBrokerOfItsOwnWithoutAFolder() {
    try (Lab lab = SmallRuns.lab(LogSource.ownFor(new LogChoice.Embedded()))) {
      assertThatThrownBy(() -> lab.start(SmallRuns.request()))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("record it, or choose another log");
    }
  }

  @Test
  void hasTheSeedOfItsScenario() {
    RunRequest request = SmallRuns.request("seed=1").seeded(new Seed(2));
    assertThatThrownBy(() -> request.recorded(recording())).hasMessageContaining("has the seed 1");
  }

  private RecordingOptions recording() {
    return SmallRuns.recording(scratch, "small");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
