package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunManifest;

/**
 * The program is killed at any moment, and its run goes on to the result that it would have had.
 *
 * <p>{@code -Dwellspring.kills=200} kills so many times, {@code -Dwellspring.kills.seed=7} at other
 * moments.
 */
class ResumeIT {
  private static final int KILLS = Integer.getInteger("wellspring.kills", 1);
  private static final long SEED = Long.getLong("wellspring.kills.seed", 1);

  /** As long as a run of this scenario takes on an idle machine, in milliseconds. */
  private static final int LIFE_MAX = 7_000;

  private static final String SCENARIO =
      """
      name: interrupted
      rounds: 10
      language: {kind: zipf, vocabulary: 40, exponent: 1, documentTokens: 8}
      humans: {people: {writers: 3, documents: 4}}
      curators:
        mixed: {human: 0.3, documents: 12}
      models:
        neural:
          curator: mixed
          learner: {kind: gpt, context: 8, width: 16, layers: 1, heads: 1, training: {steps: 20}}
        quick: {curator: mixed, learner: {kind: matrix, order: 1, prior: 1}, start: warm}
        slow: {curator: mixed, learner: {kind: matrix, order: 0, prior: 1}, cadence: 2, latency: 1}
      evaluation: {probeDocuments: 20, heldOutDocuments: 20}
      """;

  @TempDir private Path scratch;
  private Path scenario;

  @BeforeEach
  void writeScenario() throws IOException {
    scenario = Files.writeString(scratch.resolve("interrupted.yaml"), SCENARIO);
  }

  @Test
  void aKilledRunComesToTheSameResultAndTheSameFiles() throws Exception {
    Path whole = scratch.resolve("whole");
    JsonNode expected = result(start("run", scenario.toString(), "--out", whole.toString()));
    SplittableRandom random = new SplittableRandom(SEED);
    int kills = 0;
    for (int number = 0; kills < KILLS; number++) {
      Path out = scratch.resolve("killed-" + number);
      Optional<JsonNode> result = Optional.empty();
      int attempts = 0;
      while (result.isEmpty()) {
        Program.Running attempt =
            ResumedFiles.folder(out).isPresent()
                ? start("resume", ResumedFiles.folder(out).get().toString())
                : start("run", scenario.toString(), "--out", out.toString());
        attempts++;
        boolean kill = attempts < 6 && kills < KILLS;
        if (kill && !attempt.process().waitFor(random.nextInt(LIFE_MAX), TimeUnit.MILLISECONDS)) {
          attempt.process().destroyForcibly().waitFor();
          kills++;
        } else {
          result = Optional.of(result(attempt));
        }
      }

      assertThat(result.get().get("fingerprint")).isEqualTo(expected.get("fingerprint"));
      assertThat(result.get().get("verdict")).isEqualTo(expected.get("verdict"));
      assertThat(ResumedFiles.of(ResumedFiles.folder(out).orElseThrow()))
          .isEqualTo(ResumedFiles.of(ResumedFiles.folder(whole).orElseThrow()));
    }
  }

  @Test
  void aRunThatIsFinishedStaysAsItIsUnlessMoreIsAskedFor() throws Exception {
    Path out = scratch.resolve("runs");
    result(
        start("run", scenario.toString(), "rounds=1", "~models.neural", "--out", out.toString()));
    Path run = ResumedFiles.folder(out).orElseThrow();
    String manifest = Files.readString(run.resolve("manifest.json"));

    Program.Outcome outcome = Program.here("resume", run.toString());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("is finished", "nothing to resume");
    assertThat(run.resolve("manifest.json")).hasContent(manifest);

    JsonNode longer = result(start("resume", run.toString(), "--rounds", "2"));
    JsonNode fork =
        result(
            start(
                "fork",
                run.toString(),
                "--at-round",
                "0",
                "--kafka",
                "memory",
                "--out",
                scratch.resolve("forks").toString()));

    assertThat(RunManifest.read(RunDirectory.open(run)).lengthened()).contains(2);
    assertThat(longer.get("fingerprint")).isEqualTo(fork.get("fingerprint"));
    assertThat(fork.get("run").asText()).isEqualTo(run.getFileName() + "-fork-r0");
  }

  @Test
  void whatCannotBeResumedIsRefusedWithTheReason() throws Exception {
    Path out = scratch.resolve("runs");
    Program.Running paused =
        start("run", scenario.toString(), "--kafka", "memory", "--paused", "--out", out.toString());
    while (ResumedFiles.folder(out).isEmpty()) {
      assertThat(paused.process().isAlive()).isTrue();
      Thread.onSpinWait();
    }
    Path run = ResumedFiles.folder(out).get();
    paused.process().destroyForcibly().waitFor();

    assertRefused(run, "kept in memory", "repeat it with");
    changeManifest(run, "\"kafka\" : \"memory\"", "\"kafka\" : \"embedded\"");
    changeManifest(run, "\"wellspring\" : \"", "\"wellspring\" : \"0");
    assertRefused(run, "might come to another result", "it began with Wellspring 0", "--force");
    Files.writeString(
        run.resolve("scenario.yaml"),
        Files.readString(run.resolve("scenario.yaml")).replace("rounds: 10", "rounds: 11"));
    assertRefused(run, "scenario.yaml", "put it back");
    assertRefused(scratch, "is not the directory of a run");
  }

  private static void assertRefused(Path run, String... words) {
    Program.Outcome outcome = Program.here("resume", run.toString(), "--port", "0");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(words);
  }

  private static void changeManifest(Path run, String from, String to) throws IOException {
    Path manifest = run.resolve("manifest.json");
    String text = Files.readString(manifest);
    assertThat(text).contains(from);
    Files.writeString(manifest, text.replace(from, to));
  }

  private Program.Running start(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--no-report", "--json", "--port", "0"));
    return Program.fresh(scratch, all.toArray(String[]::new));
  }

  private static JsonNode result(Program.Running program) throws Exception {
    Program.Outcome outcome = program.await();
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out());
  }
}
