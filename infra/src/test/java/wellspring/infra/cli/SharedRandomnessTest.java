package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.infra.cli.Program.Outcome;
import wellspring.infra.run.ReleasesFile;

/** Neural models that learn alike from the same text differ by chance of their own alone. */
class SharedRandomnessTest {
  private static final String SCENARIO =
      """
      rounds: 2
      language: {kind: text, path: TEXTS}
      humans: {people: {writers: 1, documents: 20}}
      curators: {nobody: {human: 0, documents: 20}, mixed: {human: 0.5, documents: 20}}
      models:
        closed: {curator: nobody, start: warm, learner: {LEARNER}}
        half: {curator: mixed, start: warm, learner: {LEARNER}}
        scratch: {curator: nobody, learner: {LEARNER}}
        own: {curator: nobody, start: warm, learner: {LEARNER, randomness: own}}
      evaluation: {probeDocuments: 4, heldOutDocuments: 4}
      """;

  private static final String LEARNER =
      "kind: gpt, context: 16, width: 8, layers: 1, heads: 2, training: {steps: 2, dropout: 0.1}";

  @TempDir private static Path scratch;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    String yaml = SCENARIO.replace("LEARNER", LEARNER).replace("TEXTS", Texts.GARDEN.toString());
    Path scenario = Files.writeString(scratch.resolve("scenario.yaml"), yaml);
    Path runs = scratch.resolve("runs");
    Outcome outcome =
        Program.here(
            "run",
            scenario.toString(),
            "--device",
            "cpu",
            "--kafka",
            "memory",
            "--no-report",
            "--out",
            runs.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    try (var made = Files.list(runs)) {
      run = made.findFirst().orElseThrow();
    }
  }

  @Test
  void firstGenerationsOfTheSameTextAreTheSame() throws IOException {
    assertThat(checkpoint("closed", 1))
        .isEqualTo(checkpoint("half", 1))
        .isEqualTo(checkpoint("scratch", 1));
  }

  @Test
  void modelWithRandomnessOfItsOwnDiffers() throws IOException {
    assertThat(checkpoint("own", 1)).isNotEqualTo(checkpoint("closed", 1));
  }

  @Test
  void laterGenerationsDifferByWhatTheyRead() throws IOException {
    assertThat(checkpoint("closed", 2))
        .isNotEqualTo(checkpoint("half", 2))
        .isNotEqualTo(checkpoint("closed", 1));
  }

  private static String checkpoint(String model, int generation) throws IOException {
    return ReleasesFile.read(run.resolve("releases.csv")).stream()
        .filter(release -> release.agent().equals(model) && release.generation() == generation)
        .findFirst()
        .orElseThrow()
        .checkpoint();
  }
}
