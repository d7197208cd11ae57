package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.crash.CrashPoint;
import wellspring.infra.kafka.EmbeddedBroker;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunManifest;

/** The program crashes at each of its crash points, and its run goes on as if it had not. */
class CrashPointsIT {
  private static final String SCENARIO =
      """
      name: crashing
      rounds: 40
      language: {kind: zipf, vocabulary: 40, exponent: 1, documentTokens: 8}
      humans: {people: {writers: 3, documents: 4}}
      curators:
        mixed: {human: 0.3, documents: 12}
      models:
        quick: {curator: mixed, learner: {kind: matrix, order: 1, prior: 1}, start: warm}
        slow: {curator: mixed, learner: {kind: matrix, order: 0, prior: 1}, cadence: 2, latency: 1}
      evaluation: {probeDocuments: 20, heldOutDocuments: 20}
      """;

  /** Crashes before there is anything to resume. */
  private static final List<String> TOO_EARLY = List.of("FOLDER_LOCKED", "SCENARIO_WRITTEN");

  @TempDir private static Path scratch;
  private static EmbeddedBroker cluster;
  private static Path scenario;
  private static Path whole;

  /** Runs, each with the crashes that it goes through, one after the other. */
  static List<List<String>> crashes() {
    return List.of(
        List.of(
            "MANIFEST_WRITTEN",
            "RESULTS_CLEARED",
            "FILES_BEGUN",
            "EVENTS_DUE:30",
            "EVENTS_LOGGED:31",
            "ORDERS_GIVEN:32",
            "OUTPUT_DUE:20",
            "CHECKPOINT_WRITTEN:7",
            "RUN_OVER",
            "FILE_CLOSED:3"),
        List.of(
            "BROKER_STARTED",
            "BATCH_PUBLISHED:25",
            "OUTPUT_PUBLISHED:12",
            "RECORD_SENT:151",
            "CHECKPOINT_SAVED:8",
            "FILE_WRITTEN:9",
            "FILES_CLOSED",
            "TABLE_CONVERTED:2",
            "LINES_DELETED"),
        List.of(
            "TOPICS_MADE",
            "CHECKPOINT_FORGOTTEN:3",
            "ROUND_LOCATED:5",
            "ROUND_RECORDED:18",
            "FILE_MOVED:8",
            "FILES_EXPORTED",
            "OUTCOME_WRITTEN"));
  }

  @BeforeAll
  static void runUndisturbed() throws Exception {
    scenario = Files.writeString(scratch.resolve("crashing.yaml"), SCENARIO);
    cluster = EmbeddedBroker.startOpen(Files.createDirectory(scratch.resolve("cluster")));
    Path out = scratch.resolve("whole");
    goOn("run", scenario.toString(), "--out", out.toString());
    whole = ResumedFiles.folder(out).orElseThrow();
  }

  @AfterAll
  static void stopTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void eachPointIsVisited() {
    assertThat(Stream.concat(TOO_EARLY.stream(), crashes().stream().flatMap(List::stream)))
        .map(crash -> CrashPoint.valueOf(crash.replaceAll(":.*", "")))
        .containsExactlyInAnyOrder(CrashPoint.values());
  }

  @Tag("trial")
  @ParameterizedTest
  @MethodSource("crashes")
  void aRunGoesOnAfterEachCrash(List<String> crashes) throws Exception {
    Path out = scratch.resolve(crashes.get(0));
    crash(crashes.get(0), "run", scenario.toString(), "--out", out.toString());
    Path run = ResumedFiles.folder(out).orElseThrow();
    for (String crash : crashes.subList(1, crashes.size())) {
      crash(crash, "resume", run.toString());
    }
    goOn("resume", run.toString());

    assertThat(outcome(run).status()).isEqualTo("finished");
    assertThat(outcome(run).fingerprint()).isEqualTo(outcome(whole).fingerprint());
    assertThat(outcome(run).verdict()).isEqualTo(outcome(whole).verdict());
    assertThat(ResumedFiles.of(run)).isEqualTo(ResumedFiles.of(whole));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOLDER_LOCKED", "SCENARIO_WRITTEN"})
  void aFolderWithoutAManifestHasNothingToResume(String crash) throws Exception {
    Path out = scratch.resolve(crash);
    crash(crash, "run", scenario.toString(), "--out", out.toString());
    try (Stream<Path> runs = Files.list(out)) {
      Program.Outcome outcome = Program.here("resume", runs.findAny().orElseThrow().toString());
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("manifest.json");
    }
  }

  @Test
  void anUnknownPointIsRefused() throws Exception {
    Program.Outcome outcome = start(crashAt("NOWHERE:2"), "scenarios").await();

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("NOWHERE:2", "EVENTS_LOGGED");
  }

  private static void crash(String crash, String... arguments) throws Exception {
    Program.Outcome outcome = start(crashAt(crash), arguments).await();
    assertThat(outcome.exitCode()).as(crash + ": " + outcome.err()).isEqualTo(137);
  }

  private static List<String> crashAt(String crash) {
    return List.of("-Dwellspring.crash=" + crash);
  }

  private static Program.Running start(List<String> javaOptions, String... arguments)
      throws IOException {
    List<String> options = new ArrayList<>(Program.SHORT_LIVED);
    options.addAll(javaOptions);
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    if (!arguments[0].equals("scenarios")) {
      all.addAll(List.of("--no-report", "--port", "0", "--linger", "0s"));
    }
    if (arguments[0].equals("run")) {
      all.addAll(List.of("--kafka", cluster.bootstrap()));
    }
    return Program.fresh(scratch, options, all.toArray(String[]::new));
  }

  private static void goOn(String... arguments) throws Exception {
    Program.Outcome outcome = start(List.of(), arguments).await();
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  private static RunManifest.RunOutcome outcome(Path run) {
    return RunManifest.read(RunDirectory.open(run)).outcome();
  }
}
