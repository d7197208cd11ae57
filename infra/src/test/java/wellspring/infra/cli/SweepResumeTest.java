package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.sweep.SweepPlanner;
import wellspring.infra.lab.LogChoice;

/** What a sweep's results depend on stays what it was, or the sweep does not go on. */
class SweepResumeTest {
  @TempDir private Path scratch;
  private Path texts;

  @BeforeEach
  void writeTexts() throws IOException {
    texts = Files.createDirectory(scratch.resolve("texts"));
    Files.writeString(texts.resolve("a.txt"), text("river stone"));
    Files.writeString(texts.resolve("b.txt"), text("lamp window"));
  }

  @Test
  void aTextThatChangedIsRefusedByNameUntilItIsPutBack() throws IOException {
    sweepTexts();
    String runs = Files.readString(directory().resolve("runs.csv"));
    Files.writeString(texts.resolve("b.txt"), text("lamp curtain"));

    Program.Outcome refused = resume();
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err())
        .contains(texts.resolve("b.txt") + ": SHA-256 ", " there, SHA-256 ", " here")
        .contains("Put the files back", "begin a new sweep: ")
        .doesNotContain("a.txt");
    assertThat(Files.readString(directory().resolve("runs.csv"))).isEqualTo(runs);

    Files.writeString(texts.resolve("b.txt"), text("lamp window"));
    assertThat(resume().exitCode()).isZero();
  }

  @Test
  void aFileThatCameOrWentIsNamed() throws IOException {
    sweepTexts();
    Files.move(texts.resolve("b.txt"), texts.resolve("c.txt"));
    assertThat(resume().err())
        .containsPattern("b.txt: SHA-256 [0-9a-f]+... there, absent here")
        .containsPattern("c.txt: absent there, SHA-256 [0-9a-f]+... here");
    Files.move(texts.resolve("c.txt"), texts.resolve("b.txt"));
    Files.writeString(texts.resolve(".hidden"), "no text, and not read");
    assertThat(resume().exitCode()).isZero();
  }

  @Test
  void anotherProgramIsRefusedByItsVersion() throws IOException {
    sweepDrift();
    changeManifest(
        manifest ->
            ((ObjectNode) manifest.get("setting").get("versions")).put("wellspring", "0.0.9"));
    Program.Outcome refused = resume();
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("the version of Wellspring: 0.0.9 there, ")
        .contains("Go on with the program of then, or begin a new sweep: ");
  }

  @Test
  void aSweepThatLacksLaterFieldsGoesOnAsItWasBegun() throws IOException {
    sweepDrift();
    String runs = Files.readString(directory().resolve("runs.csv"));
    Files.writeString(
        directory().resolve("runs.csv"), runs.substring(0, runs.strip().lastIndexOf('\n') + 1));
    changeManifest(
        manifest -> {
          manifest.remove(List.of("luck", "contents", "changes"));
          ((ObjectNode) manifest.get("question")).remove("absolute");
        });
    Program.Outcome resumed = resume();
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("3 of 4 runs are done", "--luck same");
    assertThat(seedsAndFingerprints()).isEqualTo(seedsAndFingerprints(runs));
  }

  @Test
  void aSweepThatNeverNotedItsTextSaysSo() throws IOException {
    sweepTexts();
    changeManifest(manifest -> manifest.remove("contents"));
    Program.Outcome refused = resume();
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("a.txt: an older Wellspring began the sweep, and did not note what it held");
  }

  @Test
  void aTextThatChangesWhileTheSweepGoesOnIsNoticed() throws IOException {
    SweepStart start = SweepStart.of(request());
    assertThat(start.changed()).isEmpty();
    Files.writeString(texts.resolve("a.txt"), text("river sand"));
    assertThat(start.changed().orElseThrow()).contains("a.txt: SHA-256 ");
    Files.delete(texts.resolve("a.txt"));
    assertThat(start.changed().orElseThrow()).contains("a.txt", "absent here");
  }

  private SweepSession.SweepRequest request() {
    return new SweepSession.SweepRequest(
        Optional.of(
            new SweepPlanner(
                new ScenarioLoader(Path.of("")), "text", List.of("language.path=" + texts))),
        Optional.of(1),
        Optional.empty(),
        new SweepSession.SweepOptions(
            new LogChoice.Memory(), "auto", Optional.empty(), false, true),
        scratch,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private void sweepTexts() {
    Program.Outcome outcome =
        Program.here(
            "sweep",
            "text",
            "language.path=" + texts,
            "rounds=1",
            "evaluation.probeDocuments=3",
            "--replicas",
            "1",
            "--kafka",
            "memory",
            "--out",
            scratch.resolve("sweeps").toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  private void sweepDrift() {
    Program.Outcome outcome =
        Program.here(
            "sweep",
            "drift",
            "rounds=2",
            "evaluation.probeDocuments=3",
            "--replicas",
            "2",
            "--luck",
            "same",
            "--kafka",
            "memory",
            "--out",
            scratch.resolve("sweeps").toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  private Program.Outcome resume() throws IOException {
    return Program.here("sweep", "--resume", directory().toString(), "--kafka", "memory");
  }

  private void changeManifest(Consumer<ObjectNode> change) throws IOException {
    Path file = directory().resolve("sweep.json");
    ObjectNode manifest = (ObjectNode) new ObjectMapper().readTree(file.toFile());
    change.accept(manifest);
    Files.writeString(file, manifest.toString());
  }

  private List<String> seedsAndFingerprints() throws IOException {
    return seedsAndFingerprints(Files.readString(directory().resolve("runs.csv")));
  }

  private static List<String> seedsAndFingerprints(String runs) {
    return runs.lines().map(line -> line.replaceFirst("(,[^,]*){2}$", "")).sorted().toList();
  }

  private Path directory() throws IOException {
    try (Stream<Path> sweeps = Files.list(scratch.resolve("sweeps"))) {
      return sweeps.findFirst().orElseThrow();
    }
  }

  /** Forty documents. */
  private static String text(String words) {
    StringBuilder text = new StringBuilder();
    for (int document = 0; document < 40; document++) {
      text.append(words).append(' ').append("word").append(document).append("\n\n");
    }
    return text.toString();
  }
}
