package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunNodes;
import wellspring.infra.run.RunOpening;

class RunsTest {
  private static final RunManifest.RunOutcome FINISHED =
      new RunManifest.RunOutcome(
          "finished",
          "",
          3,
          "ab",
          1.5,
          List.of(
              new ModelVerdict(
                  "closed", ModelVerdict.Fate.COLLAPSED, "closed collapsed by far.", List.of()),
              new ModelVerdict("mixed", ModelVerdict.Fate.HELD, "mixed held.", List.of()),
              new ModelVerdict(
                  "open", ModelVerdict.Fate.CONTROL, "open is a control.", List.of())));

  @TempDir private Path folder;

  @Test
  void listsWhatBecameOfEachRunTheNewestFirst() {
    run("old", "2026-01-01T00:00:00Z", FINISHED);
    run("new", "2026-03-01T00:00:00Z", FINISHED);
    run(
        "middle",
        "2026-02-01T00:00:00Z",
        new RunManifest.RunOutcome("failed", "the broker stopped", 1, "", 2, List.of()));

    Program.Outcome outcome = Program.here("runs", folder.toString());
    assertThat(outcome.exitCode()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines.get(0)).startsWith("name").endsWith("verdict");
    assertThat(lines.get(1)).startsWith("new").endsWith("closed collapsed; mixed held");
    assertThat(lines.get(2)).contains("failed", "1 Feb 2026", "the broker stopped");
    assertThat(lines.get(3)).startsWith("old").contains("collapse", "finished");
  }

  @Test
  void runThatNobodyWorksOnWasKilledAndOneThatSomebodyDoesIsRunning() {
    RunDirectory run = run("a", "2026-01-01T00:00:00Z", RunManifest.RunOutcome.RUNNING);
    try (MeasurementsFile measurements = new MeasurementsFile(run.measurements())) {
      measurements.roundClosed(
          new ClosedRound(
              1, List.of(new ModelMeasured("m", "closed", 1, "diversity", 0.5, null)), List.of()));
      assertThat(Program.here("runs", folder.toString()).out()).containsPattern("killed +2 ");
    }
    FolderLock lock = FolderLock.take(run.path());
    assertThat(Program.here("runs", folder.toString()).out())
        .containsPattern("running +2 .*not judged");
    new RunNodes("n1:1", Map.of("people", "n2:1", "closed", "n1:1")).write(run);
    assertThat(Program.here("runs", folder.toString()).out())
        .containsPattern("running +2 .*on 2 nodes");
    lock.close();
  }

  @Test
  void unreadableRunsAreListedWithWhatIsWrong() throws IOException {
    run("good", "2026-01-01T00:00:00Z", FINISHED);
    Path damaged = Files.createDirectory(folder.resolve("damaged"));
    Files.writeString(damaged.resolve("manifest.json"), "{");
    Path newer = run("newer", "2026-01-01T00:00:00Z", FINISHED).manifest();
    Files.writeString(newer, Files.readString(newer).replace("\"format\" : 1", "\"format\" : 9"));
    Files.createDirectory(folder.resolve("nothing of ours"));

    String list = Program.here("runs", folder.toString()).out();
    assertThat(list)
        .hasLineCount(4)
        .contains("newer Wellspring")
        .containsPattern("good .*finished");
    assertThat(list).containsPattern("damaged +unreadable .*manifest.json is damaged");
  }

  @Test
  void printsTheListForPrograms() throws IOException {
    run("one", "2026-01-01T00:00:00Z", FINISHED);
    JsonNode list =
        new ObjectMapper().readTree(Program.here("runs", folder.toString(), "--json").out());

    assertThat(list.path("runs")).hasSize(1);
    assertThat(list.at("/runs/0/name").asText()).isEqualTo("one");
    assertThat(list.at("/runs/0/seed").asLong()).isEqualTo(7);
    assertThat(list.at("/runs/0/verdict").asText()).startsWith("closed collapsed");
  }

  @Test
  void folderWithoutRunsSaysHowToMakeOneAndWhatIsNoFolderIsRefused() {
    assertThat(Program.here("runs", folder.toString()).out()).contains("There is no run in");
    Program.Outcome outcome = Program.here("runs", folder.resolve("none").toString());
    assertThat(outcome.err()).contains("none is not there", "--out");
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void whatNobodyJudgedSaysSo() throws IOException {
    ModelVerdict control =
        new ModelVerdict("open", ModelVerdict.Fate.CONTROL, "open is a control.", List.of());
    run(
        "controls",
        "2026-01-02T00:00:00Z",
        new RunManifest.RunOutcome("finished", "", 3, "", 1, List.of(control)));
    run("under way", "2026-01-01T00:00:00Z", RunManifest.RunOutcome.RUNNING);
    List<String> lines = Program.here("runs", folder.toString()).out().lines().toList();
    assertThat(lines.subList(1, 3)).allMatch(line -> line.endsWith("not judged"));
  }

  @Test
  void forgetsNeitherTheLogOfARunThatGoesOnNorOneThatIsOnNoCluster() throws IOException {
    RunDirectory run = run("a", "2026-01-01T00:00:00Z", FINISHED);
    String manifest = Files.readString(run.manifest());
    String path = run.path().toString();

    Program.Outcome memory = Program.here("runs", "--forget", path);
    FolderLock lock = FolderLock.take(run.path());
    Program.Outcome busy = Program.here("runs", "--forget", path);
    lock.close();

    assertThat(memory.exitCode()).isEqualTo(2);
    assertThat(memory.err()).contains("is on no cluster");
    assertThat(busy.exitCode()).isEqualTo(2);
    assertThat(busy.err()).contains("this process works on a");
    assertThat(run.manifest()).hasContent(manifest);
  }

  @Test
  void ageIsSaidAsPeopleSayIt() {
    Instant now = Instant.parse("2026-05-02T12:00:00Z");
    assertThat(RelativeTime.of("2026-05-02T11:59:30Z", now)).isEqualTo("just now");
    assertThat(RelativeTime.of("2026-05-02T11:15:00Z", now)).isEqualTo("45 min ago");
    assertThat(RelativeTime.of("2026-05-01T13:00:00Z", now)).isEqualTo("23 h ago");
    assertThat(RelativeTime.of("2026-05-01T11:00:00Z", now)).isEqualTo("1 May 2026");
    assertThat(RelativeTime.of("", now)).isEmpty();
  }

  private RunDirectory run(String name, String started, RunManifest.RunOutcome outcome) {
    RunDirectory run = RunDirectory.create(folder, name);
    RunManifest manifest =
        new RunManifest(
            new RunManifest.RunIdentity(
                name, "collapse", "", 7, "wellspring run", List.of(), "", RunOpening.AT_ONCE),
            outcome,
            RunManifest.RunEnvironment.of(Instant.parse(started), LogPlace.MEMORY, ""));
    RunDirectory.write(run.manifest(), manifest.json());
    return run;
  }
}
