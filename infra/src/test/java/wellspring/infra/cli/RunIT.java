package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.model.measure.Measure;
import wellspring.model.measure.MeasureChoice;

class RunIT {
  private static final Pattern METRICS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/metrics");

  @TempDir private Path scratch;

  @Test
  void printsOneJsonObjectAloneAndLeavesItsDirectory() throws IOException {
    Program.Outcome outcome =
        Program.here(
            "run", "rounds=3", "--seed", "5", "--json", "--kafka", "memory", "--out", out());

    assertThat(outcome.exitCode()).isZero();
    assertThat(directory().resolve("report.html")).exists();
    assertThat(outcome.out()).hasLineCount(1);
    JsonNode result = new ObjectMapper().readTree(outcome.out());
    assertThat(result.get("status").asText()).isEqualTo("finished");
    assertThat(result.get("seed").asLong()).isEqualTo(5);
    assertThat(result.get("seconds").asDouble()).isPositive();
    assertThat(result.get("verdict")).hasSize(3);
    JsonNode closed = result.get("models").get("closed");
    assertThat(closed.get("human_fraction").get("first").asDouble()).isEqualTo(1);
    assertThat(closed.get("human_fraction").get("last").asDouble()).isEqualTo(0);
    for (Measure measure : standard()) {
      assertThat(closed.has(measure.id())).as(measure.id()).isTrue();
    }

    Path directory = Path.of(result.get("directory").asText());
    JsonNode manifest = new ObjectMapper().readTree(directory.resolve("manifest.json").toFile());
    for (String same : List.of("run", "status", "seed", "fingerprint", "seconds", "verdict")) {
      assertThat(manifest.get(same)).as(same).isEqualTo(result.get(same));
    }
    assertThat(manifest.get("versions").get("java").asText())
        .contains(Runtime.version().toString());
    Path scenario = directory.resolve("scenario.yaml");
    assertThat(manifest.get("scenarioHash").asText())
        .as("the resolved scenario is the one that ran")
        .isEqualTo(
            ScenarioWriter.hash(new ScenarioLoader(scratch).load(scenario.toString(), List.of())));
    assertThat(manifest.get("roundsClosed").asInt()).isEqualTo(3);
  }

  /** What is measured of models of independent words unless the scenario says otherwise. */
  private static Set<Measure> standard() {
    Set<Measure> measures = EnumSet.copyOf(new MeasureChoice.Standard().measures());
    measures.removeAll(EnumSet.range(Measure.MEAN_ERROR, Measure.TEST_ERROR)); // of numbers
    measures.removeAll(EnumSet.range(Measure.FACTS_TRUE, Measure.CORPUS_RIGHT)); // of statements
    measures.remove(Measure.FRESH_HUMAN_SHARE); // of a text
    measures.removeAll(EnumSet.range(Measure.WRITERS, Measure.COHORT_DISTANCE)); // of people
    measures.remove(Measure.CLAIMED_HUMAN_FRACTION); // of text that passes for people's
    return measures;
  }

  @Test
  void defaultScenarioShowsTheContrast() throws IOException {
    Program.Outcome outcome =
        Program.here("run", "--no-report", "--json", "--kafka", "memory", "--out", out());
    JsonNode verdict = new ObjectMapper().readTree(outcome.out()).get("verdict");
    assertThat(verdict)
        .extracting(model -> model.get("model").asText() + " " + model.get("fate").asText())
        .containsExactlyInAnyOrder("closed collapsed", "mixed held", "open control");
    JsonNode perplexity = verdict.get(0).get("judgements").get(0);
    assertThat(perplexity.get("definition").asText()).isEqualTo("catastrophic_risk");
    assertThat(perplexity.get("measure").asText()).isEqualTo(Measure.HELD_OUT_PERPLEXITY.id());
    assertThat(perplexity.get("outcome").asText()).isEqualTo("crossed");
    assertThat(perplexity.get("limit").asDouble()).isEqualTo(3);
    assertThat(perplexity.get("end").asDouble())
        .isGreaterThan(perplexity.get("limitValue").asDouble());
  }

  @Test
  void textLosesWhatItIsNotToldAgain() throws IOException {
    Program.Outcome outcome =
        Program.here(
            "run",
            "text",
            "language.path=" + Texts.GARDEN,
            "rounds=8",
            "--json",
            "--kafka",
            "memory",
            "--out",
            out(),
            "curators.no-human.documents=60",
            "curators.half-human.documents=60",
            "models.closed.learner.prior=1",
            "models.half.learner.prior=1");
    JsonNode models = new ObjectMapper().readTree(outcome.out()).get("models");
    assertThat(change(models, "closed", "vocabulary_kept")).isLessThan(0.7);
    assertThat(change(models, "half", "vocabulary_kept")).isGreaterThan(0.9);
    assertThat(change(models, "closed", "held_out_perplexity"))
        .isGreaterThan(20 * change(models, "half", "held_out_perplexity"));
  }

  private static double change(JsonNode models, String model, String measure) {
    JsonNode figure = models.get(model).get(measure);
    return figure.get("last").asDouble() / figure.get("first").asDouble();
  }

  @Test
  void measurementsAreATidyTableWithWhatTheoryPredicts() throws IOException {
    Program.here("run", "rounds=3", "--no-report", "--kafka", "memory", "--out", out());
    assertThat(directory().resolve("report.html")).doesNotExist();
    List<String> lines = Files.readAllLines(directory().resolve("measurements.csv"));

    assertThat(lines.get(0)).isEqualTo("round,agent,measure,value,predicted,human_only");
    assertThat(lines).hasSize(1 + 3 * 3 * standard().size());
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(
            line -> {
              String[] cells = line.split(",", -1);
              assertThat(cells).hasSize(6);
              assertThat(Double.parseDouble(cells[3])).isNotNaN();
              assertThat(cells[4].isEmpty())
                  .isEqualTo(!List.of("diversity", "frequency_error").contains(cells[2]));
            });
    assertThat(directory().resolve("measurements.csv.partial")).doesNotExist();
  }

  @Test
  void showsATableRowForEachRoundAndHowToRepeatTheRun() throws IOException {
    Program.Outcome outcome =
        Program.here("run", "collapse", "rounds=3", "--kafka", "memory", "--out", out());

    assertThat(outcome.out())
        .contains("seed 1", "human", "perplex.", "diversity", "theory", "tail")
        .containsPattern("(?m)^ +0 │ .*\\n +1 │ .*\\n +2 │ ")
        .contains("repeat with  wellspring run collapse rounds=3 --seed 1 --kafka memory")
        .contains(directory().toString())
        .doesNotContain("\r", "\033");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void metricsCanBeScrapedWhileTheRunGoesOn() throws Exception {
    Program.Running run =
        Program.fresh(scratch, "run", "rounds=100000", "--kafka", "memory", "--out", out());
    try {
      await().atMost(Duration.ofMinutes(5)).until(() -> run.outSoFar().contains("    2 │"));
      Matcher address = METRICS.matcher(run.outSoFar());
      assertThat(address.find()).isTrue();
      String body =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address.group())).build(),
                  BodyHandlers.ofString())
              .body();
      assertThat(body)
          .containsPattern(
              "wellspring_model_held_out_perplexity\\{model=\"closed\",run=\"collapse-[^\"]*\",scenario=\"collapse\"}"
                  + " \\d")
          .containsPattern("wellspring_model_diversity_predicted_ratio\\{model=\"open\"")
          .containsPattern("wellspring_rounds_closed\\{.*} \\d")
          .contains("wellspring_run_info{", "jvm_memory_used_bytes");
    } finally {
      run.process().destroy();
    }
    Program.Outcome outcome = run.await();
    assertThat(outcome.exitCode()).as("128 + SIGTERM").isEqualTo(143);
  }

  @Test
  void interruptedRunEndsCleanlyAndKeepsItsClosedRounds() throws Exception {
    Program.Running run =
        Program.fresh(scratch, "run", "rounds=100000", "--linger", "10m", "--out", out());
    await().atMost(Duration.ofMinutes(5)).until(() -> run.outSoFar().contains("    2 │"));
    List<ProcessHandle> children = run.process().descendants().toList();
    assertThat(children).as("the broker").isNotEmpty();
    Interrupt.send(run.process());

    Program.Outcome outcome = run.await();
    assertThat(outcome.exitCode()).isEqualTo(130);
    assertThat(outcome.out())
        .contains("was aborted", "interrupted")
        .doesNotContain("The page stays", "null");
    JsonNode manifest = new ObjectMapper().readTree(directory().resolve("manifest.json").toFile());
    assertThat(manifest.get("status").asText()).isEqualTo("aborted");
    int rounds = manifest.get("roundsClosed").asInt();
    assertThat(rounds).isGreaterThanOrEqualTo(3);
    List<String> lines = Files.readAllLines(directory().resolve("measurements.csv"));
    assertThat(lines).hasSize(1 + 3 * rounds * standard().size());
    assertThat(children).as("nothing is left running").noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void interruptedRunStillPrintsItsJson() throws Exception {
    Program.Running run =
        Program.fresh(
            scratch, "run", "rounds=100000", "--json", "--kafka", "memory", "--out", out());
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> Files.readString(run.err()).contains("    2 │"));
    run.process().destroy();
    Program.Outcome outcome = run.await();
    assertThat(outcome.exitCode()).as("128 + SIGTERM").isEqualTo(143);
    JsonNode result = new ObjectMapper().readTree(outcome.out());
    assertThat(result.get("status").asText()).isEqualTo("aborted");
  }

  @Test
  void modelThatCannotBeSavedFailsTheRunByItsNameAndRound() throws Exception {
    Program.Running run =
        Program.fresh(
            scratch, "run", "rounds=100000", "--json", "--kafka", "memory", "--out", out());
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> Files.readString(run.err()).contains("    2 │"));
    Path checkpoints = directory().resolve("checkpoints");
    Files.move(checkpoints, checkpoints.resolveSibling("moved"));
    Program.Outcome outcome = run.await();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    JsonNode result = new ObjectMapper().readTree(outcome.out());
    assertThat(result.get("status").asText()).isEqualTo("failed");
    assertThat(result.get("reason").asText()).contains("failed in round", "checkpoints");
    assertThat(outcome.err()).contains("The run failed").doesNotContain("\tat ");
  }

  @Test
  void deadBrokerFailsTheRunAndSaysSo() throws Exception {
    Program.Running run = Program.fresh(scratch, "run", "rounds=100000", "--out", out());
    await().atMost(Duration.ofMinutes(5)).until(() -> run.outSoFar().contains("    2 │"));
    run.process().descendants().forEach(ProcessHandle::destroyForcibly);

    Program.Outcome outcome = run.await();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.out()).contains("The run failed", "broker");
    JsonNode manifest = new ObjectMapper().readTree(directory().resolve("manifest.json").toFile());
    assertThat(manifest.get("status").asText()).isEqualTo("failed");
    assertThat(manifest.get("reason").asText()).contains("broker");
  }

  private String out() {
    return scratch.resolve("runs").toString();
  }

  private Path directory() throws IOException {
    try (Stream<Path> runs = Files.list(scratch.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }
}
