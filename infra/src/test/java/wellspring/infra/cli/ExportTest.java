package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.infra.cli.Program.Outcome;
import wellspring.infra.run.ReleasesFile;
import wellspring.model.learner.gpt.GptFiles;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.text.symbol.BpeTrainer;

class ExportTest {
  private static final String SCENARIO =
      """
      rounds: 2
      language: {kind: text, path: %s}
      humans: {people: {}}
      curators: {nobody: {human: 0, documents: 20}}
      models:
        small:
          curator: nobody
          learner: {kind: gpt, context: 16, width: 8, layers: 1, heads: 2, training: {steps: 2}}
        table: {curator: nobody}
      evaluation: {probeDocuments: 4, heldOutDocuments: 4}
      """;

  @TempDir private static Path scratch;
  private static Path run;

  @TempDir private Path desk;

  @BeforeAll
  static void train() throws IOException {
    run = run(SCENARIO.formatted(Texts.GARDEN));
  }

  @Test
  void everyGenerationCanBeHandedOn() throws IOException {
    assertThat(ReleasesFile.read(run.resolve("releases.csv"))).hasSize(4);
    for (int generation : List.of(1, 2)) {
      Path out = desk.resolve("generation-" + generation);
      Outcome outcome =
          export("small", "--generation", String.valueOf(generation), "--out", out.toString());

      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.out()).contains("small, generation " + generation, out.toString());
      assertThat(GptFiles.shape(out)).isEqualTo(new GptShape(16, 8, 1, 2));
    }
    assertThat(
            Files.mismatch(
                desk.resolve("generation-1/model.safetensors"),
                desk.resolve("generation-2/model.safetensors")))
        .as("where they differ")
        .isNotNegative();
  }

  @Test
  void lastGenerationIsTheDefault() throws IOException {
    assertThat(export("small", "--out", desk.resolve("default").toString()).exitCode()).isZero();
    export("small", "--generation", "2", "--out", desk.resolve("second").toString());
    assertThat(desk.resolve("default/model.safetensors"))
        .hasSameBinaryContentAs(desk.resolve("second/model.safetensors"));
  }

  @Test
  void scenarioCanStartFromWhatWasHandedOn() throws IOException {
    Path folder = desk.resolve("first");
    export("small", "--generation", "1", "--out", folder.toString());
    Path next =
        run(
            SCENARIO
                .formatted(Texts.GARDEN)
                .replace("context: 16, width: 8, layers: 1, heads: 2", "init: " + folder));
    assertThat(ReleasesFile.read(next.resolve("releases.csv"))).hasSize(4);
    assertThat(next.resolve("training.csv")).content().hasLineCount(1 + 2 * 2);
  }

  @Test
  void saysThatMergesAreNotLeftOutByChance() throws IOException {
    String pairs = BpeTrainer.train(List.of("to be or not to be"), 270);
    Path file = desk.resolve("tokenizer.json");
    Files.writeString(file, pairs.replace("\"dropout\":null", "\"dropout\":0.3"));
    String learner = "heads: 2, tokenizer: {file: " + file + "}";
    Outcome outcome = outcome(SCENARIO.formatted(Texts.GARDEN).replace("heads: 2", learner));
    assertThat(outcome.err()).contains(file.toString(), "uses dropout");
  }

  @Test
  void whatCannotBeHandedOnIsRefusedAndLeavesNothing() throws IOException {
    Path out = desk.resolve("out");
    assertRefused(out, List.of("table"), "'table'", "matrix");
    assertRefused(out, List.of("smal"), "'smal'", "small, table");
    assertRefused(out, List.of("small", "--generation", "3"), "--generation is 3", "1 to 2");
    assertRefused(out, List.of("small", "--generation", "0"), "--generation is 0", "1 to 2");
  }

  @Test
  void folderThatHoldsSomethingIsLeftAlone() throws IOException {
    Path precious = Files.writeString(desk.resolve("precious"), "precious");
    Outcome outcome = export("small", "--out", desk.toString());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(desk.toString(), "--out");
    try (var files = Files.list(desk)) {
      assertThat(files).containsExactly(precious);
    }
    assertThat(export("small", "--out", precious.toString()).err()).contains("is a file");
  }

  private static void assertRefused(Path out, List<String> request, String what, String remedy) {
    List<String> arguments = new ArrayList<>(request);
    arguments.addAll(List.of("--out", out.toString()));
    Outcome outcome = export(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(what, remedy).doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }

  private static Outcome export(String... arguments) {
    List<String> all = new ArrayList<>(List.of("export", run.toString()));
    all.addAll(List.of(arguments));
    return Program.here(all.toArray(String[]::new));
  }

  private static Path run(String scenario) throws IOException {
    return Path.of(new ObjectMapper().readTree(outcome(scenario).out()).get("directory").asText());
  }

  private static Outcome outcome(String scenario) throws IOException {
    Path file = Files.writeString(scratch.resolve("export.yaml"), scenario);
    Outcome outcome =
        Program.here(
            "run",
            file.toString(),
            "--json",
            "--device",
            "cpu",
            "--kafka",
            "memory",
            "--out",
            scratch.resolve("runs").toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome;
  }
}
