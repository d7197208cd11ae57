package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private static Path shared;
  private static Path collapse;
  private static Path garden;
  private static Path text;
  private static Path sweep;

  @TempDir private Path scratch;

  @BeforeAll
  static void runEach() throws IOException {
    text = Files.copy(Texts.GARDEN, shared.resolve("garden.txt"));
    collapse = made("a", "run", "collapse", "rounds=3", "--kafka", "memory");
    garden = made("b", "run", "text", "rounds=3", "language.path=" + text, "--kafka", "memory");
    sweep =
        made(
            "c",
            "sweep",
            "drift",
            "rounds=3",
            "curators.no-human.human=0,1",
            "--replicas",
            "2",
            "--kafka",
            "memory");
  }

  private static Path made(String folder, String... arguments) throws IOException {
    Path out = shared.resolve(folder);
    Program.Outcome outcome =
        Program.here(
            Stream.concat(Stream.of(arguments), Stream.of("--out", out.toString()))
                .toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    try (Stream<Path> folders = Files.list(out)) {
      return folders.findFirst().orElseThrow();
    }
  }

  @Test
  void runAndSweepLeaveTheirReports() throws IOException {
    assertThat(collapse.resolve("report.html")).content().contains("<svg", "rounds&#x3D;3");
    assertThat(collapse.resolve("report/diversity.png")).isNotEmptyFile();
    assertThat(garden.resolve("report.html")).content().contains("class=\"s4\"");
    assertThat(sweep.resolve("report.html"))
        .content()
        .contains("Diversity at each setting", "<svg");
  }

  @Test
  void reportIsWrittenWhereItIsWanted() throws IOException {
    Path page = scratch.resolve("deep/er/page.html");
    assertThat(reported(collapse, "--out", page.toString()).exitCode()).isZero();
    assertThat(page).isNotEmptyFile();
    assertThat(scratch.resolve("deep/er/page/measures.csv")).isNotEmptyFile();

    Path folder = scratch.resolve("folder");
    assertThat(reported(collapse, "--out", folder.toString(), "--for", "policy").exitCode())
        .isZero();
    assertThat(folder.resolve("brief.html")).content().contains("How sure is this?");
  }

  @Test
  void severalRunsAreCompared() throws IOException {
    Program.Outcome outcome =
        Program.here("report", collapse.toString(), garden.toString(), "--out", scratch.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(scratch.resolve("comparison.html"))
        .content()
        .contains("Two runs compared", "language.kind");
  }

  @Test
  void sweepHasABrief() {
    assertThat(reported(sweep, "--for", "policy", "--out", scratch.toString()).exitCode()).isZero();
    assertThat(scratch.resolve("brief.html")).content().contains("was run 2 times");
  }

  @Test
  void killedRunIsToldAsFarAsItCame() throws IOException {
    Path run = copy(collapse);
    Path whole = run.resolve("measurements.csv");
    List<String> lines = Files.readAllLines(whole);
    int cut = lines.size() * 2 / 3;
    Files.writeString(
        run.resolve("measurements.csv.partial"),
        String.join("\n", lines.subList(0, cut)) + "\n2,clos");
    Files.delete(whole);
    Files.delete(run.resolve("documents.parquet"));
    Files.delete(run.resolve("measurements.parquet"));
    edit(run.resolve("manifest.json"), "\"finished\"", "\"running\"");

    assertThat(reported(run).exitCode()).isZero();
    assertThat(run.resolve("report.html"))
        .content()
        .contains(
            "The run was killed after ", " of 3 rounds", "There are no texts: the run left no");
    assertThat(Program.here("runs", run.getParent().toString()).out()).contains("killed");
  }

  @Test
  void runThatWasEndedByItsUserIsAbortedAsInTheListOfRuns() throws IOException {
    Path run = copy(collapse);
    edit(run.resolve("manifest.json"), "\"finished\"", "\"aborted\"");

    assertThat(reported(run).exitCode()).isZero();
    assertThat(run.resolve("report.html")).content().contains("The run was aborted after ");
    assertThat(Program.here("runs", run.getParent().toString()).out()).contains("aborted");
  }

  @Test
  void runOfANewerVersionIsRefusedWithTheRemedy() throws IOException {
    Path run = copy(collapse);
    edit(run.resolve("manifest.json"), "\"format\" : 1", "\"format\" : 7");

    assertRefused(
        reported(run), run + " was made by a newer Wellspring (its format is 7", "use that one");
    assertThat(run.resolve("report.html")).hasSameTextualContentAs(collapse.resolve("report.html"));
  }

  @Test
  void damagedManifestIsRefusedByName() throws IOException {
    Path run = copy(collapse);
    Files.writeString(run.resolve("manifest.json"), "{\"run\": \"x\"");
    assertRefused(reported(run), run.resolve("manifest.json") + " is damaged", "repeat the run");
    Files.writeString(run.resolve("manifest.json"), "[]");
    assertRefused(reported(run), run.resolve("manifest.json") + " is damaged", "it has no run");
  }

  @Test
  void whatIsNoRunOrHasNothingToTellIsRefused() throws IOException {
    assertRefused(reported(scratch), scratch + " is not the directory of a run or a sweep", "");
    Path run = copy(collapse);
    Path table = run.resolve("measurements.csv");
    Files.writeString(table, Files.readAllLines(table).get(0) + "\n");
    assertRefused(reported(run), run + " has no closed round", "wait for its first one");
    Files.delete(table);
    assertRefused(reported(run), run + " cannot be reported on", "repeat the run");
    assertThat(Program.here("report").exitCode()).isEqualTo(2);
  }

  @Test
  void sweepThatWasNotSummedUpIsRefusedWithTheRemedy() throws IOException {
    Path unfinished = copy(sweep);
    Files.delete(unfinished.resolve("summary.csv"));
    assertRefused(
        reported(unfinished),
        unfinished + " has no summary.csv",
        "wellspring sweep --resume " + unfinished);
  }

  @Test
  void sweepWithFailedRunsSaysHowMany() throws IOException {
    Path some = copy(sweep);
    edit(some.resolve("sweep.json"), "\"failed\" : 0", "\"failed\" : 2");
    assertThat(reported(some).exitCode()).isZero();
    assertThat(some.resolve("report.html"))
        .content()
        .contains("2 of 6 runs failed and are left out.");
  }

  @Test
  void sweepsAndRunsAreNotMixed() {
    assertRefused(
        Program.here("report", collapse.toString(), sweep.toString()),
        "give one run, several runs, or one sweep",
        collapse.toString());
  }

  @Test
  void textThatWasMovedOrChangedLeavesSamplesUnshaded() throws IOException {
    Path run = copy(garden);
    Path elsewhere = Files.move(text, shared.resolve("moved.txt"));
    assertThat(reported(run).exitCode()).isZero();
    assertThat(run.resolve("report.html"))
        .content()
        .contains(text + ", can no longer be read", "Generation 1, round 1")
        .doesNotContain("class=\"s1\">", "How the text is spread");

    Files.writeString(text, Files.readString(elsewhere) + "\n\nOne more thing.\n");
    assertThat(reported(run).exitCode()).isZero();
    assertThat(run.resolve("report.html")).content().contains("has changed since the run");
    Files.move(elsewhere, text, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void optionsThatMeanNothingAreRefused() throws IOException {
    assertRefused(reported(collapse, "--for", "children"), "--for must be policy", "'children'");
    Path file = Files.writeString(scratch.resolve("file"), "");
    assertRefused(reported(collapse, "--out", file.toString()), file + " is a file", ".html");
    Path folder = Files.createDirectory(scratch.resolve("folder.html"));
    assertRefused(
        reported(collapse, "--out", folder.toString()), folder + " is a folder", "name a file");
  }

  private static Program.Outcome reported(Path run, String... options) {
    return Program.here(
        Stream.concat(Stream.of("report", run.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private static void assertRefused(Program.Outcome outcome, String what, String remedy) {
    assertThat(outcome.err()).contains(what, remedy);
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private Path copy(Path run) throws IOException {
    Path copy = scratch.resolve(run.getFileName());
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(run.relativize(file)));
      }
    }
    return copy;
  }
}
