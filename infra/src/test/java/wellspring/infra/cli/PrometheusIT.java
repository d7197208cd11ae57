package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The boards and alerts before a real Prometheus, which scrapes a real run. Debian's package brings
 * promtool along.
 */
class PrometheusIT {
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Pattern ADDRESS =
      Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/#token=([\\w-]+)");

  private static final Pattern ROUND = Pattern.compile("(?m)^ +[1-9]\\d* │");

  /**
   * One of everything: a model that collapses, a neural one, a rule that can be changed, and
   * readers.
   */
  private static final String SCENARIO =
      """
      name: everything
      rounds: 100000
      language: {kind: zipf, vocabulary: 50, documentTokens: 10}
      humans: {people: {writers: 10}}
      audiences: {public: {attention: 10, revenue: 1}}
      curators:
        none: {human: 0, documents: 10}
        half: {human: 0.5, documents: 10}
      models:
        closed: {curator: none, learner: {kind: matrix, order: 0, prior: 0.5}, memory: replace}
        neural:
          curator: half
          memory: replace
          learner:
            kind: gpt
            context: 16
            width: 16
            layers: 1
            heads: 2
            tokenizer: word
            training: {steps: 20, batch: 4, evaluations: 1}
      collapse: {perplexityRatio: 1.01}
      steering: {interventions: [human], documents: true}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private static Path scratch;
  private static Program.Running run;
  private static String page;
  private static String token;

  @BeforeAll
  static void startARunThatIsStoppedAndGoesOn() throws Exception {
    PrometheusServer.assumeThere();
    Path scenario = Files.writeString(scratch.resolve("everything.yaml"), SCENARIO);
    Path runs = scratch.resolve("runs");
    start("run", scenario.toString(), "--speed", "4", "--out", runs.toString());
    run.process().destroyForcibly().waitFor();
    start("resume", ResumedFiles.folder(runs).orElseThrow().toString());
    Matcher address = ADDRESS.matcher(run.outSoFar());
    assertThat(address.find()).as(run.outSoFar()).isTrue();
    page = "http://127.0.0.1:" + address.group(1);
    token = address.group(2);
  }

  private static void start(String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--port", "0"));
    run = Program.fresh(scratch, List.of("-Xmx512m"), arguments.toArray(String[]::new));
    await().atMost(LONG).until(() -> ROUND.matcher(run.outSoFar()).find());
  }

  @AfterAll
  static void endTheRun() throws Exception {
    if (run != null) {
      run.process().destroy();
      run.await();
    }
  }

  @Test
  void everyQueryOfEveryBoardAndAlertFindsSeries() throws Exception {
    steer("{\"action\": \"intervene\", \"change\": \"curators.half.human=0.4\"}");
    steer("{\"action\": \"write\", \"text\": \"w1 w2 w3 w4 w5 w6 w7 w8 w9 w10\"}");
    steer("{\"action\": \"pause\"}");
    steer("{\"action\": \"resume\"}");
    try (PrometheusServer prometheus =
        PrometheusServer.start(scratch, page.substring("http://".length()))) {
      await().atMost(LONG).until(prometheus::ready);
      List<BoardFiles.Asked> open = new ArrayList<>(BoardFiles.queries());
      open.addAll(BoardFiles.alerts());
      assertThat(open).hasSizeGreaterThan(80);
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                open.removeIf(asked -> answers(prometheus, asked.query()));
                assertThat(open).isEmpty();
              });
      for (BoardFiles.Variable variable : BoardFiles.variables()) {
        assertThat(prometheus.values(variable.label(), variable.selector()))
            .as("%s offers a %s", variable.board(), variable.label())
            .isNotEmpty();
      }
      assertThat(prometheus.series("wellspring_no_such_metric")).isZero();
    }
  }

  @Test
  void promtoolFindsNoFaultInAScrape() throws Exception {
    Path scrape = Files.writeString(scratch.resolve("scrape"), get("/metrics"));
    Path said = scratch.resolve("promtool");
    Process promtool =
        new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
            .redirectInput(scrape.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(promtool.waitFor()).as(Files.readString(said)).isZero();
    assertThat(Files.readString(said)).isEmpty();
  }

  private static boolean answers(PrometheusServer prometheus, String query) {
    try {
      return prometheus.series(query) > 0;
    } catch (IOException e) {
      throw new AssertionError(query, e);
    }
  }

  private void steer(String order) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(page + "/api/steer"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String get(String path) throws Exception {
    return client
        .send(HttpRequest.newBuilder(URI.create(page + path)).build(), BodyHandlers.ofString())
        .body();
  }
}
