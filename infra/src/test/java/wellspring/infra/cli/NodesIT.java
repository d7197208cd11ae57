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
    whoMayNotJoinIsTold(address, scratch.resolve("other.p12"));

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
    assertThat(manifest.outcome().fingerprint()).isEqualTo(alone(scenario));
    Program.Outcome verified =
        Program.here("verify", ResumedFiles.folder(out).orElseThrow().toString());
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    assertThat(agents(out)).contains("people").contains("quick");
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

  private void whoMayNotJoinIsTold(String address, Path otherSecret) {
    NodeSecret.make(otherSecret);
    Program.Outcome foreign =
        Program.here("node", "--join", address, "--secret", otherSecret.toString());
    assertThat(foreign.exitCode()).isEqualTo(2);
    assertThat(foreign.err()).contains("--join " + address, "another secret", "copy the file");
    Program.Outcome astray =
        Program.here(
            "node",
            "--join",
            "127.0.0.1:1",
            "--secret",
            otherSecret.toString(),
            "--wait-for-node",
            "1s");
    assertThat(astray.exitCode()).isEqualTo(2);
    assertThat(astray.out()).contains("there is no node at 127.0.0.1:1 yet", "trying for 1 s");
    assertThat(astray.err()).contains("there is no node at --join 127.0.0.1:1", "check");
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

  private String alone(Path scenario) throws IOException {
    Path out = scratch.resolve("alone");
    Program.Outcome run =
        Program.here(
            "run",
            scenario.toString(),
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
