package wellspring.infra.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.round.PastRun;
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

    try (RunHandle own = lab.start(SmallRuns.request().seeded(new Seed(4).replica(2)))) {
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
  void whatOnlyLengthensARunIsComparedWithRunsFromTheBeginning() {
    assertThat(ForkSeries.suiting(List.of())).isEqualTo(ForkComparison.BEGINNING);
    assertThat(ForkSeries.suiting(List.of("rounds=9"))).isEqualTo(ForkComparison.BEGINNING);
    assertThat(ForkSeries.suiting(List.of("rounds=9", CHANGE))).isEqualTo(ForkComparison.UNCHANGED);
  }
}
