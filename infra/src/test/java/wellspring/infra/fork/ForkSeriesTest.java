package wellspring.infra.fork;

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
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.round.PastRun;
import wellspring.agents.steering.StartOptions;
import wellspring.agents.steering.SteeringCommand;
import wellspring.dashboards.fork.ForkComparison;
import wellspring.infra.lab.ForkedPast;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.RunHandle;
import wellspring.infra.lab.RunLog;
import wellspring.infra.lab.RunRequest;
import wellspring.infra.lab.RunResult;
import wellspring.infra.lab.SmallRuns;
import wellspring.infra.run.StoppedRun;
import wellspring.model.random.Seed;

class ForkSeriesTest {
  private static final String CHANGE = "curators.no-human.human=0.5";
  private static final int ROUND = 1;
  private static final int REPLICAS = 3;

  @TempDir private Path scratch;
  private Lab lab;
  private RunHandle parent;
  private StoppedRun stopped;
  private PastRun past;

  @BeforeEach
  void run() {
    lab = SmallRuns.lab();
    parent = lab.start(SmallRuns.request().recorded(SmallRuns.recording(scratch, "parent")));
    parent.await();
    stopped = StoppedRun.open(parent.directory().orElseThrow().path());
    past = PastRun.of(parent.log());
  }

  @AfterEach
  void close() {
    parent.close();
    lab.close();
  }

  private ParentLog log() {
    EventLog shared =
        new ForwardingLog(parent.log()) {
          @Override
          public void close() {}
        };
    return new ParentLog(stopped, new RunLog(shared, Optional.empty()), Optional.empty());
  }

  private ForkSeries series(List<String> changes, ForkComparison comparison) {
    return new ForkSeries(stopped, ROUND, changes, 4, REPLICAS, comparison);
  }

  /** The fingerprints by kind and replica, as runs.csv has them. */
  private Map<String, String> fingerprints(ForkSeries series, int jobs) throws IOException {
    Path folder = Files.createTempDirectory(scratch, "series");
    try (ParentLog parents = log();
        SharedPast shared = parents.inMemory(past.upTo(ROUND + 1));
        ForkSeriesRuns runs =
            new ForkSeriesRuns(series, shared, folder, lab, jobs, (run, end) -> {})) {
      assertThat(runs.run()).isEmpty();
      assertThat(runs.failed()).isZero();
      assertThat(runs.futures().runs()).isEqualTo(REPLICAS);
    }
    Map<String, String> found = new TreeMap<>();
    List<String> lines = Files.readAllLines(folder.resolve("runs.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      found.put(cells[0] + " " + cells[1], cells[4]);
    }
    List<String> rows = Files.readAllLines(folder.resolve("measurements.csv"));
    assertThat(rows.subList(1, rows.size()))
        .isNotEmpty()
        .allMatch(row -> Integer.parseInt(row.split(",", -1)[3]) > ROUND);
    return found;
  }

  private RunResult whole(List<String> changes, long seed, String name) {
    ForkPlan plan = ForkPlan.of(stopped, past, ROUND, changes, OptionalLong.of(seed));
    try (RunHandle child =
        lab.start(
            RunRequest.of(plan.scenario())
                .seeded(plan.seed())
                .opening(plan.opening(StartOptions.PLAIN))
                .after(
                    new ForkedPast(
                        plan.before(), Optional.of(log().source(plan.shared(), plan.event()))))
                .recorded(SmallRuns.recording(scratch, name).forked(plan.forks())))) {
      return child.await();
    }
  }

  @Test
  void eachFutureIsTheForkWithItsSeed() throws IOException {
    Map<String, String> found = fingerprints(series(List.of(CHANGE), ForkComparison.UNCHANGED), 2);

    assertThat(found).hasSize(2 * REPLICAS);
    for (int replica = 1; replica <= REPLICAS; replica++) {
      long seed = new Seed(4).replica(replica).value();
      assertThat(found)
          .containsEntry(
              "futures " + replica, whole(List.of(CHANGE), seed, "with-" + replica).fingerprint())
          .containsEntry(
              "without the change " + replica,
              whole(List.of(), seed, "without-" + replica).fingerprint());
    }
  }

  @Test
  void runsFromTheBeginningShareNoPast() throws IOException {
    Map<String, String> found = fingerprints(series(List.of(), ForkComparison.BEGINNING), 1);

    long parents = stopped.seed().value();
    Seed seed = new Seed(parents).from(0, new Seed(4).replica(1, 2).value());
    try (RunHandle own = lab.start(SmallRuns.request().seeded(seed))) {
      assertThat(found).containsEntry("from the beginning 2", own.await().fingerprint());
    }
    assertThat(found.values()).doesNotHaveDuplicates();
  }

  @Test
  void nothingDependsOnHowManyGoOnAtOnce() throws IOException {
    ForkSeries series = series(List.of(), ForkComparison.NONE);

    assertThat(fingerprints(series, 1)).hasSize(REPLICAS).isEqualTo(fingerprints(series, 3));
  }

  @Test
  void theVerdictsAreThoseOfWholeRuns() {
    ForkSeries series = series(List.of(CHANGE), ForkComparison.NONE);
    List<Object> here = new ArrayList<>();
    try (ParentLog parents = log();
        SharedPast shared = parents.inMemory(past.upTo(ROUND + 1));
        RunHandle future = lab.start(series.request(series.runs().remove(), shared))) {
      here.addAll(future.await().verdict().now().models());
    }
    long seed = new Seed(4).replica(1).value();

    assertThat(here)
        .isNotEmpty()
        .isEqualTo(List.copyOf(whole(List.of(CHANGE), seed, "whole").verdict().now().models()));
  }

  @Test
  void aComparisonThatSaysNothingIsRefused() {
    List<String> longer = List.of("rounds=9");
    List<String> changed = List.of("rounds=9", CHANGE);

    assertThat(ForkSeries.suiting(stopped, past, List.of())).isEqualTo(ForkComparison.BEGINNING);
    assertThat(ForkSeries.suiting(stopped, past, longer)).isEqualTo(ForkComparison.BEGINNING);
    assertThat(ForkSeries.suiting(stopped, past, changed)).isEqualTo(ForkComparison.UNCHANGED);
    assertThatThrownBy(() -> ForkSeries.possible(ForkComparison.UNCHANGED, stopped, past, longer))
        .hasMessageContaining("nothing is changed");
    assertThatThrownBy(() -> ForkSeries.possible(ForkComparison.BEGINNING, stopped, past, changed))
        .hasMessageContaining("could not be told");
  }

  @Test
  void aRunThatWasSteeredByHandIsComparedWithNothing() {
    StartOptions paused = new StartOptions(true, OptionalDouble.empty(), List.of());
    try (RunHandle run =
        lab.start(
            SmallRuns.request()
                .opening(paused)
                .recorded(SmallRuns.recording(scratch, "steered")))) {
      run.steer(new SteeringCommand.Intervene("curators.no-human.human=0.5"))
          .toCompletableFuture()
          .join();
      run.steer(new SteeringCommand.Resume()).toCompletableFuture().join();
      run.await();
      StoppedRun steered = StoppedRun.open(run.directory().orElseThrow().path());
      PastRun itsPast = PastRun.of(run.log());

      assertThat(ForkSeries.suiting(steered, itsPast, List.of())).isEqualTo(ForkComparison.NONE);
      assertThatThrownBy(
              () -> ForkSeries.possible(ForkComparison.BEGINNING, steered, itsPast, List.of()))
          .hasMessageContaining("steered by hand");
    }
  }

  @Test
  void aMissingCheckpointIsNamedBeforeAnythingBegins() throws IOException {
    String name;
    try (Stream<Path> all = Files.list(stopped.directory().checkpoints())) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      name = files.get(0).getFileName().toString();
      for (Path file : files) {
        Files.delete(file);
      }
    }
    try (ParentLog parents = log()) {
      assertThatThrownBy(() -> parents.inMemory(past.upTo(ROUND + 1)))
          .hasMessageContaining("is not there, and a fork goes on from it");
    }
    assertThat(name).isNotEmpty();
  }

  @Test
  void futuresRepeatWhatTheParentIsSteeredByLater() {
    StartOptions scripted =
        new StartOptions(
            false,
            OptionalDouble.empty(),
            List.of(new ControlEvent.Intervened("later", 2, "curators.no-human.human=0.5")));
    try (RunHandle run =
        lab.start(
            SmallRuns.request()
                .opening(scripted)
                .recorded(SmallRuns.recording(scratch, "scripted")))) {
      run.await();
      stopped = StoppedRun.open(run.directory().orElseThrow().path());
      past = PastRun.of(run.log());
      ForkSeries series = series(List.of(), ForkComparison.NONE);
      EventLog shared =
          new ForwardingLog(run.log()) {
            @Override
            public void close() {}
          };
      try (ParentLog parents =
              new ParentLog(stopped, new RunLog(shared, Optional.empty()), Optional.empty());
          SharedPast inMemory = parents.inMemory(past.upTo(ROUND + 1));
          RunHandle future = lab.start(series.request(series.runs().remove(), inMemory))) {
        future.await();
        assertThat(PastRun.of(future.log()).events())
            .filteredOn(event -> event instanceof ControlEvent.Intervened)
            .hasSize(1);
      }
    }
  }
}
