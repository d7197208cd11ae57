package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepIT {
  private static final String HUMAN = "curators.no-human.human=0,0.5";
  private static final String FEW = "evaluation.probeDocuments=3";

  @TempDir private Path scratch;

  @Test
  void leavesADirectoryWithARowForEachRunAndEachFigure() throws IOException {
    Program.Outcome outcome =
        sweep("drift", HUMAN, "rounds=3", FEW, "--replicas", "2", "--kafka", "memory", "--json");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).hasLineCount(1);
    JsonNode result = json(outcome.out());
    assertThat(result.get("status").asText()).isEqualTo("finished");
    assertThat(result.get("done").asInt()).isEqualTo(6);

    List<String> runs = Files.readAllLines(directory().resolve("runs.csv"));
    assertThat(runs).hasSize(1 + 3 * 2);
    assertThat(runs.get(0)).startsWith("run,control,curators.no-human.human,replica,seed,status");
    assertThat(runs).filteredOn(line -> line.contains(",true,")).hasSize(2);
    List<String> rows = Files.readAllLines(directory().resolve("measurements.csv"));
    assertThat(rows.get(0)).isEqualTo("run,round,agent,measure,value,predicted");
    assertThat(rows).filteredOn(row -> row.startsWith("3,2,replace,diversity,")).hasSize(1);
    JsonNode manifest = json(Files.readString(directory().resolve("sweep.json")));
    assertThat(manifest.get("progress").get("status").asText()).isEqualTo("finished");
    assertThat(directory().resolve("points/0003.yaml")).content().contains("human: 1");
    assertThat(directory().resolve("scenario.yaml")).exists();
  }

  @Test
  void aPointCanBeRunByItselfToTheSameFingerprint() throws IOException {
    sweep("drift", HUMAN, "rounds=3", FEW, "--replicas", "2", "--kafka", "memory");
    String[] third =
        Files.readAllLines(directory().resolve("runs.csv")).stream()
            .filter(line -> line.startsWith("3,"))
            .findFirst()
            .orElseThrow()
            .split(",", -1);
    Program.Outcome alone =
        Program.here(
            "run",
            directory().resolve("points/0002.yaml").toString(),
            "--seed",
            third[4],
            "--kafka",
            "memory",
            "--json",
            "--out",
            scratch.resolve("runs").toString());
    assertThat(json(alone.out()).get("fingerprint").asText()).isEqualTo(third[7]);
  }

  @Test
  void interruptedSweepSaysHowToGoOnAndGoesOnToTheSameEnd() throws Exception {
    String[] arguments = {
      "drift", HUMAN, "rounds=20", FEW, "--replicas", "40", "--kafka", "memory", "--jobs", "2"
    };
    Program.Running run = Program.fresh(scratch, all(arguments));
    await().atMost(Duration.ofMinutes(5)).until(() -> run.outSoFar().contains("10 %"));
    assertThat(directory().resolve(".reserve")).as("room for the last word").isNotEmptyFile();
    Interrupt.send(run.process());
    Program.Outcome outcome = run.await();
    assertThat(outcome.exitCode()).isEqualTo(130);
    assertThat(directory().resolve(".reserve")).doesNotExist();
    assertThat(outcome.out())
        .contains("The sweep was aborted after", "runs: interrupted.")
        .contains("go on with", "sweep --resume " + directory() + " --kafka memory --jobs 2");
    assertThat(Program.here("runs", directory().getParent().toString()).out())
        .containsPattern("aborted +\\d+ of 120 runs");
    int before = Files.readAllLines(directory().resolve("runs.csv")).size() - 1;
    assertThat(before).isBetween(12, 119);

    Program.Outcome resumed =
        Program.here("sweep", "--resume", directory().toString(), "--kafka", "memory");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("%d of 120 runs are done".formatted(before));
    assertThat(Files.readAllLines(directory().resolve("runs.csv"))).hasSize(1 + 120);
  }

  @Test
  void theSameCommandResumesAndAnotherOneIsRefusedByWhatDiffers() throws IOException {
    sweep("drift", HUMAN, "rounds=3", FEW, "--replicas", "2", "--kafka", "memory");
    assertThat(resume("drift", HUMAN, "rounds=3", FEW, "--replicas", "2").exitCode()).isZero();
    assertRefused(
        resume("drift", HUMAN, "rounds=3", FEW, "--replicas", "3"), "--replicas: 2 there");
    assertRefused(resume("drift", HUMAN, "rounds=3", FEW, "--seed", "9"), "the seed: 1 there, 9");
    assertRefused(resume("drift", HUMAN, "rounds=3", FEW, "--luck", "same"), "--luck: own there");
    assertRefused(resume("--luck", "same"), "--luck: own there, same here");
    assertRefused(resume("drift", HUMAN + ",1", "rounds=3", FEW), "the axes: " + HUMAN + " there");
    assertRefused(resume("drift", HUMAN, "rounds=4", FEW), "the scenario itself");
    assertRefused(resume("--replicas", "5"), "--replicas: 2 there, 5 here");
  }

  @Test
  void aDirectoryThatIsNoneOrIsDamagedIsRefused() throws IOException {
    assertRefused(Program.here("sweep", "--resume", scratch.toString()), "sweep.json");
    sweep("drift", "rounds=2", FEW, "--replicas", "2", "--kafka", "memory");
    Path manifest = directory().resolve("sweep.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.substring(0, text.length() / 2));
    assertRefused(resume(), "damaged");
    Files.writeString(manifest, text);
    Path point = directory().resolve("points/0001.yaml");
    Files.writeString(point, Files.readString(point).replace("rounds: 2", "rounds: 3"));
    assertRefused(resume(), "0001.yaml");
  }

  @Test
  void withoutAReportThereAreTablesAndFiguresOnly() throws IOException {
    Program.Outcome outcome =
        sweep("drift", "rounds=2", FEW, "--replicas", "1", "--kafka", "memory", "--no-report");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("seed 1, 2 runs: (1 setting + 1 human-only) × 1 replica,");
    assertThat(directory().resolve("summary.csv")).isNotEmptyFile();
    assertThat(directory().resolve("report.html")).doesNotExist();
    assertThat(json(Files.readString(directory().resolve("sweep.json"))).at("/setting/command"))
        .asString()
        .contains("--no-report");
  }

  @Test
  void anAbsoluteLevelIsAValueOfTheMeasure() throws IOException {
    Program.Outcome outcome =
        sweep(
            "drift",
            "curators.no-human.human=0,0.1,1",
            "rounds=3",
            FEW,
            "--replicas",
            "3",
            "--kafka",
            "memory",
            "--measure",
            "diversity",
            "--absolute-level",
            "7");
    assertThat(outcome.out()).contains("luck of its own", "the level 7.000 is not crossed");
    assertRefused(sweep("drift", HUMAN, "--level", "1", "--absolute-level", "7"), "exclude");
    assertRefused(sweep("drift", HUMAN, "--replicas", "2", "--level", "1"), "at least 3");
  }

  @Test
  void keptRunsHaveWholeDirectories() throws IOException {
    sweep("drift", "rounds=2", FEW, "--replicas", "1", "--kafka", "memory", "--keep");
    Path run = directory().resolve("runs/000001");
    assertThat(run.resolve("measurements.csv")).exists();
    assertThat(run.resolve("releases.csv")).exists();
    assertThat(run.resolve("flows.csv")).exists();
    assertThat(run.resolve("documents.parquet")).exists();
    assertThat(run.resolve("checkpoints")).isNotEmptyDirectory();
    JsonNode manifest = json(Files.readString(run.resolve("manifest.json")));
    assertThat(manifest.get("status").asText()).isEqualTo("finished");
    assertThat(manifest.get("roundsClosed").asInt()).isEqualTo(2);
    assertThat(manifest.get("repeat").asText())
        .isEqualTo("wellspring run " + run.resolve("scenario.yaml"));
    assertThat(manifest.get("language").get("vocabularySize").asInt()).isPositive();
    assertThat(manifest.get("verdict")).isNotEmpty();
  }

  private Program.Outcome resume(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("sweep"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--resume", directory().toString(), "--kafka", "memory"));
    return Program.here(all.toArray(String[]::new));
  }

  private static void assertRefused(Program.Outcome outcome, String why) {
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(why).doesNotContain("\tat ");
  }

  private Program.Outcome sweep(String... arguments) {
    return Program.here(all(arguments));
  }

  private String[] all(String... arguments) {
    List<String> all = new ArrayList<>(List.of("sweep"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--out", scratch.resolve("sweeps").toString()));
    return all.toArray(String[]::new);
  }

  private Path directory() throws IOException {
    try (Stream<Path> sweeps = Files.list(scratch.resolve("sweeps"))) {
      return sweeps.findFirst().orElseThrow();
    }
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
