package wellspring.infra.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.sweep.SweepPlan;
import wellspring.agents.sweep.SweepPlanner;
import wellspring.model.hash.Sha256;

class InputHashesTest {
  @TempDir private Path scratch;

  @Test
  void everyFileThatAModelStartsFromCounts() throws IOException {
    Path folder = Files.createDirectory(scratch.resolve("init"));
    for (String file :
        List.of("config.json", "model.safetensors", "tokenizer.json", "merges.txt", "README.md")) {
      Files.writeString(folder.resolve(file), file);
    }
    InputHashes contents = InputHashes.of(List.of(scenario("{kind: gpt, init: " + folder + "}")));
    assertThat(contents.sha256())
        .containsExactly(
            entry(folder, "config.json"),
            entry(folder, "merges.txt"),
            entry(folder, "model.safetensors"),
            entry(folder, "tokenizer.json"),
            entry(scratch, "text.txt"));
  }

  @Test
  void aTokenizerCounts() throws IOException {
    Path file = Files.writeString(scratch.resolve("tokenizer.json"), "tokenizer.json");
    InputHashes contents =
        InputHashes.of(List.of(scenario("{kind: gpt, tokenizer: {file: " + file + "}}")));
    assertThat(contents.sha256())
        .containsExactly(entry(scratch, "text.txt"), entry(scratch, "tokenizer.json"));
  }

  @Test
  void aLanguageWithoutFilesHasNone() {
    SweepPlan plan =
        new SweepPlanner(new ScenarioLoader(Path.of("")), "collapse", List.of()).plan(1);
    assertThat(InputHashes.of(plan).sha256()).isEmpty();
  }

  @Test
  void whatIsTheSameDoesNotDiffer() {
    InputHashes contents = new InputHashes(new TreeMap<>(Map.of("/a", "12", "/b", "34")));
    assertThat(contents.differences(new InputHashes(contents.sha256()))).isEmpty();
    assertThat(contents.differences(new InputHashes(new TreeMap<>(Map.of("/a", "12", "/b", "35")))))
        .containsExactly("/b: SHA-256 35... there, SHA-256 34... here");
  }

  private static Map.Entry<String, String> entry(Path folder, String file) throws IOException {
    Path path = folder.resolve(file);
    return Map.entry(path.toString(), Sha256.hex(Files.readAllBytes(path)));
  }

  /** Whose files hold nothing that could be read: what they hold is not looked at. */
  private Scenario scenario(String learner) throws IOException {
    Path text = Files.writeString(scratch.resolve("text.txt"), "A text.");
    Path scenario =
        Files.writeString(
            scratch.resolve("scenario.yaml"),
            """
            rounds: 1
            language: {kind: text, path: %s}
            humans: {people: {}}
            curators: {all: {human: 1}}
            models: {one: {curator: all, learner: %s}}
            """
                .formatted(text, learner));
    return new ScenarioLoader(Path.of("")).preview(scenario.toString(), List.of());
  }
}
