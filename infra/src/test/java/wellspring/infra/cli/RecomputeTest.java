package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of a run can be taken again from what lies in its directory. */
class RecomputeTest {
  private static final String OF_SAMPLES =
      "distinct_1,distinct_2,distinct_3,diversity,entropy,repetition,hill_0,hill_1,hill_2,"
          + "richness_at_coverage,invented_words";
  private static final String OF_THE_VOCABULARY =
      ",tail_mass,tail_kept,vocabulary_kept"
          + numbered("rare_token_recall_d%d", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  private static final String OF_CHECKPOINTS =
      ",held_out_perplexity,held_out_cross_entropy,self_perplexity,first_perplexity"
          + numbered("first_perplexity_p%02d", 5, 25, 50, 75, 95);
  private static final String OF_THE_TRUTH = ",kl_truth_model,kl_model_truth,jensen_shannon";
  private static final String OF_FREQUENCIES = "frequency_error,surviving_vocabulary,missing_mass";

  @TempDir private Path scratch;

  @BeforeEach
  void requirePython() {
    assumeTrue(hasPython(), "there is no python3");
  }

  @Test
  void figuresOfWordsWithKnownFrequencies() throws Exception {
    String measures = OF_SAMPLES + OF_THE_VOCABULARY + OF_CHECKPOINTS + OF_THE_TRUTH;

    String said = recomputed(ofWords(1, measures), "zipf", "100", "1");

    assertThat(figures(said)).isEqualTo(2 * 3 * number(measures)); // by round and model
  }

  @Test
  void figuresOfIndependentWordsThatAreKnownExactly() throws Exception {
    String measures = OF_FREQUENCIES + ",diversity,entropy,tail_mass" + OF_THE_TRUTH;

    String said = recomputed(ofWords(0, measures), "zipf", "100", "1");

    assertThat(figures(said)).isEqualTo(2 * 3 * number(measures));
  }

  @Test
  void figuresOfATextWithDocumentsOfAnyLength() throws Exception {
    String measures = OF_SAMPLES + OF_CHECKPOINTS;
    Path run =
        run(
            "text",
            "evaluation.measures=[" + measures + "]",
            "language.path=" + Texts.GARDEN,
            "rounds=3");

    String said = recomputed(run, "text", Texts.GARDEN.toString());

    assertThat(figures(said)).isEqualTo(3 * 2 * number(measures));
  }

  private Path ofWords(int order, String measures) throws IOException {
    return run(
        "collapse",
        "evaluation.measures=[" + measures + "]",
        "rounds=2",
        "models.closed.learner.order=" + order,
        "models.mixed.learner.order=" + order,
        "models.open.learner.order=" + order);
  }

  private static String numbered(String name, int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(number -> "," + String.format(Locale.ROOT, name, number))
        .collect(Collectors.joining());
  }

  private static int number(String measures) {
    return measures.split(",", -1).length;
  }

  private Path run(String... scenario) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of(scenario));
    arguments.addAll(
        List.of(
            "--no-report",
            "--kafka",
            "memory",
            "--port",
            "0",
            "--out",
            scratch.resolve("runs").toString()));
    Program.Outcome outcome = Program.here(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    try (Stream<Path> runs = Files.list(scratch.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  /** What the independent program says, which must agree. */
  private String recomputed(Path run, String kind, String... language) throws Exception {
    Path probes = scratch.resolve("probes.json");
    String sql = "SELECT * FROM probes";
    Program.Outcome asked = Program.here("query", run.toString(), sql, "--format", "json");
    Files.writeString(probes, asked.out());
    Path script = scratch.resolve("recompute.py");
    try (InputStream source = RecomputeTest.class.getResourceAsStream("recompute.py")) {
      Files.copy(source, script);
    }
    List<String> command = new ArrayList<>(List.of("python3", script.toString(), kind));
    command.addAll(List.of(probes.toString(), run.toString()));
    command.addAll(List.of(language));
    Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
    return said;
  }

  private static int figures(String said) {
    return Integer.parseInt(said.substring(0, said.indexOf(' ')));
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
