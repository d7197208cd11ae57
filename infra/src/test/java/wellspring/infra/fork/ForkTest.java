package wellspring.infra.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.ScenarioException;
import wellspring.infra.archive.RunEntry;
import wellspring.infra.data.ParquetFiles;
import wellspring.infra.data.RowSink;
import wellspring.infra.data.SqlQuery;
import wellspring.infra.lab.ForkedPast;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.RunHandle;
import wellspring.infra.lab.RunLog;
import wellspring.infra.lab.RunRequest;
import wellspring.infra.lab.SmallRuns;
import wellspring.infra.report.ReportWriter;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.StoppedRun;
import wellspring.infra.verify.LogCheck;
import wellspring.infra.verify.RepeatCheck;

class ForkTest {
  private static final String CHANGE = "curators.no-human.human=0.5";

  @TempDir private Path scratch;
  private Lab lab;
  private RunHandle parent;

  @BeforeEach
  void run() {
    lab = SmallRuns.lab();
    parent = lab.start(SmallRuns.request().recorded(SmallRuns.recording(scratch, "parent")));
    parent.await();
  }

  @AfterEach
  void close() {
    parent.close();
    lab.close();
  }

  private static StoppedRun stopped(RunHandle run) {
    return StoppedRun.open(run.directory().orElseThrow().path());
  }

  private static ForkPlan plan(RunHandle run, int round, List<String> changes, OptionalLong seed) {
    return ForkPlan.of(stopped(run), PastRun.of(run.log()), round, changes, seed);
  }

  private RunHandle child(RunHandle of, String name, ForkPlan plan) {
    ParentLog log =
        new ParentLog(
            stopped(of), new RunLog(new SharedLog(of.log()), Optional.empty()), Optional.empty());
    RunHandle child =
        lab.start(
            RunRequest.of(plan.scenario())
                .seeded(plan.seed())
                .after(
                    new ForkedPast(
                        plan.before(), Optional.of(log.source(plan.shared(), plan.event()))))
                .recorded(SmallRuns.recording(scratch, name).forked(plan.forks())));
    child.await();
    return child;
  }

  /** Others read it, too. */
  private static final class SharedLog extends ForwardingLog {
    SharedLog(EventLog log) {
      super(log);
    }

    @Override
    public void close() {}
  }

  /** The rows of an answer, with commas. */
  private static List<String> asked(RunDirectory run, String sql) {
    List<String> rows = new ArrayList<>();
    try (SqlQuery query = new SqlQuery(List.of(run.path()))) {
      query.ask(
          sql,
          new RowSink() {
            @Override
            public void begin(List<ResultColumn> columns) {}

            @Override
            public void row(List<Object> cells) {
              rows.add(String.join(",", cells.stream().map(String::valueOf).toList()));
            }

            @Override
            public void end() {}
          });
    }
    return rows;
  }

  @Test
  void aChildIsARunLikeOthersThatSaysWhoseItIs() throws IOException {
    ForkPlan plan = plan(parent, 1, List.of(CHANGE), OptionalLong.of(9));
    try (RunHandle child = child(parent, "child", plan)) {
      RunDirectory folder = child.directory().orElseThrow();
      RunManifest manifest = RunManifest.read(folder);

      assertThat(manifest.forked())
          .containsExactly(
              new RunFork(
                  "parent",
                  parent.directory().orElseThrow().path().toString(),
                  1,
                  PastRun.of(parent.log()).closed().get(1).fingerprint(),
                  List.of(CHANGE),
                  9,
                  List.of()));
      assertThat(rows(folder, 2)).isEqualTo(rows(parent.directory().orElseThrow(), 2));
      assertThat(child.await().fingerprint()).isNotEqualTo(parent.await().fingerprint());
      PastRun past = PastRun.of(child.log());
      assertThat(LogCheck.of(stopped(child), child.log(), past).faults()).isEmpty();
      assertThat(RepeatCheck.of(lab, stopped(child), child.log(), past)).isEmpty();
      assertThat(RunEntry.of(folder.path()).orElseThrow().verdict())
          .startsWith("a fork of parent after round 1: ");
      ParquetFiles.write(folder);
      assertThat(asked(folder, "SELECT parent, fork_round FROM runs")).containsExactly("parent,1");
      assertThat(Files.readString(folder.measurementsParquet(), StandardCharsets.ISO_8859_1))
          .contains("fork_round", "fork_seed", "fork_changes", CHANGE);
      String report =
          Files.readString(
              ReportWriter.of(
                      List.of(folder.path()), Optional.empty(), ReportWriter.ReportKind.FULL)
                  .page());
      assertThat(report)
          .contains(
              "This run is a fork of parent: up to round 1", "solid: this run; dashed: parent");
    }
  }

  @Test
  void aChildHasItsParentsPaymentsOfTheRoundsThatTheyShare() throws IOException {
    try (RunHandle society =
        lab.start(
            SmallRuns.societyRequest(scratch, "rounds=3")
                .recorded(SmallRuns.recording(scratch, "society")))) {
      society.await();
      ForkPlan plan = plan(society, 1, List.of("humans.others.documents=1"), OptionalLong.empty());
      try (RunHandle child = child(society, "quieter", plan)) {
        RunDirectory folder = child.directory().orElseThrow();
        RunDirectory of = society.directory().orElseThrow();

        assertThat(rows(folder.payments(), 2)).isEqualTo(rows(of.payments(), 2));
        assertThat(rows(folder.cohorts(), 2)).isEqualTo(rows(of.cohorts(), 2));
        assertThat(rows(folder.payments(), 3)).isNotEqualTo(rows(of.payments(), 3));
        PastRun past = PastRun.of(child.log());
        assertThat(LogCheck.of(stopped(child), child.log(), past).faults()).isEmpty();
      }
    }
  }

  private static List<String> rows(RunDirectory run, int rounds) throws IOException {
    return rows(run.measurements(), rounds);
  }

  private static List<String> rows(Path table, int rounds) throws IOException {
    return Files.readAllLines(table).stream()
        .filter(row -> row.startsWith("round") || row.charAt(0) < '0' + rounds)
        .toList();
  }

  @Test
  void aForkOfAForkNeedsNeitherOfItsAncestors() {
    ForkPlan first = plan(parent, 0, List.of(CHANGE), OptionalLong.empty());
    try (RunHandle child = child(parent, "child", first);
        RunHandle grandchild =
            child(child, "grandchild", plan(child, 2, List.of(), OptionalLong.empty()));
        RunHandle sister =
            child(child, "sister", plan(child, 0, List.of(), OptionalLong.empty()))) {
      parent.directory().orElseThrow().delete();
      child.directory().orElseThrow().delete();

      assertThat(grandchild.await().fingerprint()).isEqualTo(child.await().fingerprint());
      assertThat(sister.await().fingerprint()).isEqualTo(child.await().fingerprint());
      assertThat(stopped(grandchild).manifest().forked()).hasSize(2);
      assertThat(stopped(sister).manifest().forked()).hasSize(1);
      assertThat(
              RepeatCheck.of(
                  lab, stopped(grandchild), grandchild.log(), PastRun.of(grandchild.log())))
          .isEmpty();
    }
  }

  @Test
  void whatCannotBeIsSaid() throws IOException {
    assertThatThrownBy(() -> plan(parent, 4, List.of(), OptionalLong.empty()))
        .isInstanceOf(RunException.class)
        .hasMessage(
            "--at-round 4 is not a round that parent has closed: it has closed the rounds 0 to 3");
    assertThatThrownBy(() -> plan(parent, -1, List.of(), OptionalLong.empty()))
        .hasMessageContaining("--at-round -1");
    assertThatThrownBy(() -> plan(parent, 3, List.of(), OptionalLong.empty()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("rounds: 4 leaves no round after round 3; give at least 5");
    try (RunHandle child =
        child(parent, "child", plan(parent, 1, List.of(), OptionalLong.empty()))) {
      assertThatThrownBy(() -> plan(child, 0, List.of(), OptionalLong.empty()))
          .hasMessageContaining("round 0 of child is one of parent");
    }
    RunDirectory folder = parent.directory().orElseThrow();
    try (Stream<Path> files = Files.list(folder.checkpoints())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    assertThatThrownBy(() -> child(parent, "none", plan(parent, 1, List.of(), OptionalLong.of(2))))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("is not there, and a fork goes on from it: restore it");
    assertThat(scratch.resolve("none")).doesNotExist();
  }
}
