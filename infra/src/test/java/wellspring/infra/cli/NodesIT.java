package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wellspring.infra.kafka.TestCluster;
import wellspring.infra.node.NodeSecret;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunManifest;

/** A run on three nodes, each a process of its own. {@code infra/bench/nodes.py} does more. */
@Timeout(600)
class NodesIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A busy machine is not to be taken for one that is gone. */
  private static final String PATIENCE =
      "-Dpekko.cluster.failure-detector.acceptable-heartbeat-pause=20s";

  private static final String SCENARIO =
      """
      name: nodes
      rounds: 8
      language: {kind: zipf, vocabulary: 40, exponent: 1, documentTokens: 8}
      humans: {people: {writers: 3, documents: 4}, others: {writers: 2, documents: 2}}
      curators:
        mixed: {human: 0.3, documents: 12}
      models:
        quick: {curator: mixed, learner: {kind: matrix, order: 1, prior: 1}, start: warm}
        slow: {curator: mixed, learner: {kind: matrix, order: 0, prior: 1}, cadence: 2, latency: 1}
      evaluation: {probeDocuments: 20, heldOutDocuments: 20}
      """;

  @TempDir private static Path folder;
  private static TestCluster kafka;

  @TempDir private Path scratch;
  private final List<Program.Running> nodes = new ArrayList<>();

  @BeforeAll
  static void startBroker() throws Exception {
    kafka = TestCluster.start(folder, 1);
  }

  @AfterAll
  static void endBroker() {
    kafka.close();
  }

  @AfterEach
  void endNodes() {
    nodes.forEach(node -> node.process().destroyForcibly());
  }

  @Tag("trial")
  @Test
  void aRunWhoseLeaderIsKilledAndWhichOthersJoinComesToTheSame() throws Exception {
    Path scenario = Files.writeString(scratch.resolve("nodes.yaml"), SCENARIO);
    Path out = scratch.resolve("runs");
    Path secret = out.resolve("nodes.p12");
    Program.Running leader =
        start(
            "run",
            scenario.toString(),
            "--kafka",
            kafka.bootstrap(),
            "--nodes",
            "127.0.0.1:0",
            "--paused",
            "--out",
            out.toString());
    await(leader, "directory ");
    String address = word(leader, "--join ");
    Program.Running second = start("node", "--join", address, "--secret", secret.toString());
    Program.Running third = start("node", "--join", address, "--secret", secret.toString());
    await(second, "joined ");
    await(third, "joined ");

    steer(leader, "step");
    await(leader, "\n    0 │");
    steer(leader, "step");
    await(leader, "\n    1 │");
    leader.process().destroyForcibly().waitFor();
    steer(next(second, third), "resume");
    Program.Outcome ended = second.await();
    Program.Outcome other = third.await();

    assertThat(List.of(ended.exitCode(), other.exitCode()))
        .as(ended + " " + other)
        .containsExactly(0, 0);
    assertThat(ended.out() + other.out()).contains("leads now: the node that led is gone");
    RunManifest manifest =
        RunManifest.read(RunDirectory.open(ResumedFiles.folder(out).orElseThrow()));
    assertThat(manifest.outcome().status()).isEqualTo("finished");
    assertThat(manifest.continued()).hasSize(1);
    assertThat(manifest.outcome().fingerprint()).isEqualTo(alone(scenario, "rounds=8"));
    Program.Outcome verified =
        Program.here("verify", ResumedFiles.folder(out).orElseThrow().toString());
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    assertThat(agents(out)).contains("people").contains("quick");
  }

  @Test
  void whoCannotHelpIsTold() throws Exception {
    Path scenario = Files.writeString(scratch.resolve("nodes.yaml"), SCENARIO);
    Path out = scratch.resolve("runs");
    String ours = out.resolve("nodes.p12").toString();
    Program.Running leader =
        start(
            "run",
            scenario.toString(),
            "--kafka",
            kafka.bootstrap(),
            "--nodes",
            "127.0.0.1:0",
            "--paused",
            "--out",
            out.toString());
    await(leader, "directory ");
    String address = word(leader, "--join ");
    Path run = ResumedFiles.folder(out).orElseThrow();

    NodeSecret.make(scratch.resolve("other.p12"));
    String others = scratch.resolve("other.p12").toString();
    refuses(address, others, List.of(), "--join " + address, "another secret", "copy the file");
    refuses("127.0.0.1:1", others, List.of("--wait-for-node", "1s"), "there is no node", "check");
    refuses(address, ours, List.of("--listen", address), "--listen", address, "another node's");
    refuses(address, scratch.resolve("none.p12").toString(), List.of(), "none.p12");

    Path elsewhere = Files.move(run, scratch.resolve("elsewhere"));
    refuses(address, ours, List.of(), "cannot open the run's directory", run.toString());
    alone(scenario, "rounds=1");
    Files.move(ResumedFiles.folder(scratch.resolve("alone")).orElseThrow(), run);
    refuses(address, ours, List.of(), "is of another scenario", "the same folder on all nodes");
    Files.move(run, scratch.resolve("another"));
    Files.move(elsewhere, run);

    Program.Outcome again = Program.here("resume", run.toString());
    assertThat(again.exitCode()).as(again.out()).isEqualTo(2);
    assertThat(again.err()).contains("works on " + run.getFileName());
    assertThat(leader.process().isAlive()).isTrue();
    leader.process().destroy();
    leader.await();
    refuses(address, ours, List.of("--wait-for-node", "0"), "the run has not ended");
  }

  private static void refuses(
      String address, String secret, List<String> options, String... reasons) {
    List<String> all = new ArrayList<>(List.of("node", "--join", address, "--secret", secret));
    all.addAll(options);
    Program.Outcome node = Program.here(all.toArray(String[]::new));
    assertThat(node.exitCode()).as(node.toString()).isEqualTo(2);
    assertThat(node.err()).contains(reasons);
  }

  /** Which of two nodes leads after the first one. */
  private static Program.Running next(Program.Running one, Program.Running other) {
    Awaitility.await("another one leads")
        .atMost(LIMIT)
        .until(() -> (one.outSoFar() + other.outSoFar()).contains("directory "));
    return read(one.out()).contains("directory ") ? one : other;
  }

  /** As a person does on the page of the node that leads. */
  private static void steer(Program.Running node, String action) throws Exception {
    String page = word(node, "watch at ");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(page.substring(0, page.indexOf("/#")) + "/api/steer"))
            .header("Authorization", "Bearer " + page.substring(page.indexOf("token=") + 6))
            .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"%s\"}".formatted(action)))
            .build();
    Awaitility.await(action)
        .atMost(LIMIT)
        .until(
            () ->
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode()
                    == 200);
  }

  private Program.Running start(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--port", "0", "--linger", "0", "--no-report"));
    List<String> options = new ArrayList<>(Program.SHORT_LIVED);
    options.add(PATIENCE);
    Program.Running node = Program.fresh(scratch, options, all.toArray(String[]::new));
    nodes.add(node);
    return node;
  }

  private static void await(Program.Running node, String words) {
    Awaitility.await(words)
        .atMost(LIMIT)
        .until(
            () -> {
              assertThat(node.process().isAlive())
                  .as(() -> read(node.out()) + read(node.err()))
                  .isTrue();
              return node.outSoFar().contains(words);
            });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String word(Program.Running node, String before) throws IOException {
    String said = node.outSoFar();
    int begin = said.indexOf(before) + before.length();
    return said.substring(begin).split("\\s", 2)[0];
  }

  private static String agents(Path out) throws IOException {
    Path run = ResumedFiles.folder(out).orElseThrow();
    JsonNode nodes = new ObjectMapper().readTree(Files.readString(run.resolve("nodes.json")));
    return nodes.get("agents").toString();
  }

  private String alone(Path scenario, String rounds) throws IOException {
    Path out = scratch.resolve("alone");
    Program.Outcome run =
        Program.here(
            "run",
            scenario.toString(),
            rounds,
            "--kafka",
            "memory",
            "--port",
            "0",
            "--linger",
            "0",
            "--no-report",
            "--out",
            out.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return RunManifest.read(RunDirectory.open(ResumedFiles.folder(out).orElseThrow()))
        .outcome()
        .fingerprint();
  }
}
