package wellspring.infra.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Resumed;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.ControlEvent.Stepped;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.LogException;
import wellspring.agents.steering.StartOptions;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;
import wellspring.model.random.Seed;

class LabTest {
  private static final StartOptions PAUSED =
      new StartOptions(true, OptionalDouble.empty(), List.of());
  private static final SteeringCommand STEP = new SteeringCommand.Step();
  private static final SteeringCommand RESUME = new SteeringCommand.Resume();
  private static final SteeringCommand CHANGE =
      new SteeringCommand.Intervene("curators.no-human.human=0.5");

  @Test
  void aRunInMemoryGivesItsEventsItsFiguresAndItsResult() throws Exception {
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request())) {
      List<Event> events = SmallRuns.control(run.log());
      assertThat(events).filteredOn(RoundOpened.class::isInstance).hasSize(SmallRuns.ROUNDS);
      assertThat(events).filteredOn(RoundClosed.class::isInstance).hasSize(SmallRuns.ROUNDS);

      RunResult result = run.await();
      assertThat(events.get(events.size() - 1)).isEqualTo(result.ended());
      assertThat(result.status()).isEqualTo(Status.FINISHED);
      assertThat(result.reason()).isEmpty();
      assertThat(result.fingerprint()).matches("[0-9a-f]{64}");
      assertThat(result.seconds()).isPositive();
      assertThat(result.verdict().now().models())
          .extracting(model -> model.model())
          .containsExactlyInAnyOrder("open", "mixed", "closed");
      assertThat(run.measurements())
          .extracting(ModelMeasured::round)
          .contains(0, SmallRuns.ROUNDS - 1)
          .doesNotContain(SmallRuns.ROUNDS);
    }
  }

  @Test
  void aRunThatIsNotRecordedLeavesNothingOnTheDisk() throws Exception {
    List<String> before = filesHere();
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request())) {
      assertThat(run.await().status()).isEqualTo(Status.FINISHED);
      assertThat(run.directory()).isEmpty();
      assertThat(run.await().repeat()).isEmpty();
    }
    assertThat(filesHere()).isEqualTo(before);
  }

  private static List<String> filesHere() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void aRunIsSteeredAndGivesTheSameWhenItsSteeringIsRepeated() throws Exception {
    String plain = fingerprint(SmallRuns.request());
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request().opening(PAUSED))) {
      assertThat(steer(run, STEP)).isInstanceOf(Stepped.class);
      assertThat(steer(run, new SteeringCommand.Pause())).isInstanceOf(Paused.class);
      assertThat(steer(run, CHANGE)).isInstanceOf(Intervened.class);
      assertThat(steer(run, RESUME)).isInstanceOf(Resumed.class);

      List<Event> events = SmallRuns.control(run.log());
      assertThat(run.await().status()).isEqualTo(Status.FINISHED);
      assertThat(run.await().fingerprint()).isNotEqualTo(plain);
      List<Steered> script =
          events.stream().filter(Steered.class::isInstance).map(Steered.class::cast).toList();
      assertThat(script)
          .extracting(event -> event.getClass().getSimpleName())
          .containsExactly("Stepped", "Paused", "Intervened", "Resumed");
      assertThat(
              fingerprint(
                  SmallRuns.request()
                      .opening(new StartOptions(false, OptionalDouble.empty(), script))))
          .isEqualTo(run.await().fingerprint());
    }
  }

  @Test
  void whatCannotBeSteeredIsAnsweredAndTheRunGoesOn() {
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request().opening(PAUSED))) {
      assertThatThrownBy(() -> steer(run, new SteeringCommand.Intervene("rounds=2")))
          .hasRootCauseInstanceOf(SteeringException.class);
      steer(run, RESUME);
      assertThat(run.await().status()).isEqualTo(Status.FINISHED);
      assertThatThrownBy(() -> steer(run, RESUME))
          .hasRootCauseMessage("The run is over and cannot be changed");
    }
  }

  @Test
  void twoRunsAtOnceAreEachTheRunThatTheyAreAlone() {
    RunRequest first = SmallRuns.request().seeded(new Seed(5));
    RunRequest second = SmallRuns.request("curators.no-human.human=0.5");
    try (Lab lab = SmallRuns.lab();
        RunHandle one = lab.start(first.opening(PAUSED));
        RunHandle other = lab.start(second.opening(PAUSED))) {
      steer(one, STEP);
      steer(other, STEP);
      steer(other, RESUME);
      assertThat(other.await().fingerprint()).isEqualTo(fingerprint(second));
      assertThat(one.result().toCompletableFuture()).as("it waits").isNotDone();
      steer(one, RESUME);
      assertThat(one.await().fingerprint()).isEqualTo(fingerprint(first));
    }
  }

  @Test
  void aRunThatIsEndedKeepsItsClosedRounds() throws Exception {
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request().opening(PAUSED))) {
      steer(run, STEP);
      steer(run, STEP);
      awaitRounds(run, 2);
      run.end(Status.ABORTED, "enough");
      RunEnded ended = run.await().ended();
      assertThat(ended.status()).isEqualTo(Status.ABORTED);
      assertThat(ended.reason()).isEqualTo("enough");
      assertThat(ended.round()).isEqualTo(2);
      assertThat(ended.fingerprint()).isEqualTo(fingerprint(SmallRuns.request("rounds=2")));
      assertThat(run.measurements())
          .extracting(ModelMeasured::round)
          .contains(0, 1)
          .doesNotContain(2);
      assertThat(run.await().verdict().now().models()).hasSize(3);
      run.end(Status.FAILED, "more than enough");
      assertThat(run.await().status()).isEqualTo(Status.ABORTED);
    }
  }

  private static void awaitRounds(RunHandle run, int rounds) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(rounds);
    try (var subscription =
        run.log()
            .follow(
                Topic.CONTROL,
                event -> {
                  if (event instanceof RoundClosed) {
                    closed.countDown();
                  }
                })) {
      assertThat(closed.await(5, TimeUnit.MINUTES)).isTrue();
      assertThat(subscription.ended().toCompletableFuture()).isNotDone();
    }
  }

  @Test
  void aRunThatFailsHasAResultAndOthersGoOn() {
    LogSource logs =
        (name, directory, remarks) ->
            name.equals("broken")
                ? SmallRuns.refusing()
                : LogSource.MEMORY.open(name, directory, remarks);
    try (Lab lab = SmallRuns.lab(logs);
        RunHandle broken = lab.start(SmallRuns.request().called("broken"));
        RunHandle sound = lab.start(SmallRuns.request())) {
      assertThat(broken.await().status()).isEqualTo(Status.FAILED);
      assertThat(broken.await().reason()).contains("full, so it seems");
      assertThat(broken.await().run()).isEqualTo("broken");
      assertThat(broken.measurements()).isEmpty();
      assertThat(sound.await().status()).isEqualTo(Status.FINISHED);
    }
  }

  @Test
  void aHandleThatIsClosedEndsItsRunAndALabThatIsClosedEndsAll() {
    RunHandle left;
    RunHandle closed;
    Lab lab = SmallRuns.lab();
    try (lab) {
      left = lab.start(SmallRuns.request().opening(PAUSED));
      closed = lab.start(SmallRuns.request().opening(PAUSED));
      closed.close();
      assertThat(closed.await().status()).isEqualTo(Status.ABORTED);
      assertThat(closed.await().reason()).isEqualTo("its handle was closed");
      assertThat(left.result().toCompletableFuture()).isNotDone();
    }
    assertThat(left.await().status()).isEqualTo(Status.FAILED);
    assertThat(left.await().reason()).contains("stopped before the run ended");
    left.close();
    left.close();
    assertThatThrownBy(() -> lab.start(SmallRuns.request())).hasMessageContaining("lab is closed");
  }

  @Test
  void aRunCanBeReadWhenItsLabIsGone() {
    RunHandle run;
    try (Lab lab = SmallRuns.lab()) {
      run = lab.start(SmallRuns.request());
      assertThat(run.await().status()).isEqualTo(Status.FINISHED);
    }
    assertThat(run.measurements()).isNotEmpty();
    run.close();
    assertThatThrownBy(() -> SmallRuns.control(run.log())).isInstanceOf(LogException.class);
  }

  private static String fingerprint(RunRequest request) {
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(request)) {
      return run.await().fingerprint();
    }
  }

  private static Steered steer(RunHandle run, SteeringCommand order) {
    return run.steer(order).toCompletableFuture().join();
  }
}
