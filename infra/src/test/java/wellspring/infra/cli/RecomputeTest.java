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
      OF_SAMPLES
          + ",tail_mass,tail_kept,vocabulary_kept"
          + IntStream.rangeClosed(1, 10)
              .mapToObj(tenth -> ",rare_token_recall_d" + tenth)
              .collect(Collectors.joining());

  @TempDir private Path scratch;

  @BeforeEach
  void requirePython() {
    assumeTrue(hasPython(), "there is no python3");
  }

  @Test
  void figuresOfWordsWithKnownFrequencies() throws Exception {
    String said =
        recomputed(
            run(
                "collapse",
                "evaluation.measures=[" + OF_THE_VOCABULARY + "]",
                "rounds=2",
                "models.closed.learner.order=1",
                "models.mixed.learner.order=1",
                "models.open.learner.order=1"),
            "zipf",
            "100",
            "1");

    assertThat(figures(said)).isEqualTo(2 * 3 * 24); // by round, model and measure
  }

  @Test
  void figuresOfATextWithDocumentsOfAnyLength() throws Exception {
    String said =
        recomputed(
            run(
                "text",
                "evaluation.measures=[" + OF_SAMPLES + "]",
                "language.path=" + Texts.GARDEN,
                "rounds=3"),
            "text",
            Texts.GARDEN.toString());

    assertThat(figures(said)).isEqualTo(3 * 2 * 11);
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
    command.addAll(List.of(probes.toString(), run.resolve("measurements.csv").toString()));
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
