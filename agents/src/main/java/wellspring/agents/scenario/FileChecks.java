package wellspring.agents.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether the files that a scenario names are there; apart from other checks, since a scenario can
 * be shown where its files are not.
 */
final class FileChecks {
  private static final List<String> OF_A_GPT =
      List.of("config.json", "model.safetensors", LearnerSpec.Weights.TOKENIZER);

  private final Scenario scenario;
  private final Problems problems;

  FileChecks(Scenario scenario, Problems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void check() {
    if (scenario.language() instanceof LanguageSpec.Text text && !Files.exists(text.path())) {
      problems.add(KeyPath.of("language", "path"), absent(text.path(), "a file or a folder"));
    }
    scenario
        .models()
        .forEach((name, model) -> check(KeyPath.of("models", name, "learner"), model.learner()));
  }

  private void check(KeyPath key, LearnerSpec learner) {
    if (learner instanceof LearnerSpec.Gpt gpt) {
      gpt.init().ifPresent(folder -> checkFolder(key.child("init"), folder));
      if (gpt.init().isEmpty()
          && gpt.tokenizer() instanceof TokenizerSpec.File file
          && !Files.isRegularFile(file.path())) {
        problems.add(
            key.child("tokenizer").child("file"), absent(file.path(), "a file tokenizer.json"));
      }
    }
  }

  private void checkFolder(KeyPath key, Path folder) {
    String files = String.join(", ", OF_A_GPT);
    if (!Files.isDirectory(folder)) {
      problems.add(key, absent(folder, "a folder with " + files));
      return;
    }
    List<String> lacking =
        OF_A_GPT.stream().filter(file -> !Files.isRegularFile(folder.resolve(file))).toList();
    if (!lacking.isEmpty()) {
      problems.add(
          key,
          "is '%s', which lacks %s; allowed: a folder with %s"
              .formatted(folder, String.join(", ", lacking), files));
    }
  }

  private static String absent(Path path, String allowed) {
    return "is '" + path + "', which does not exist; allowed: " + allowed;
  }
}
