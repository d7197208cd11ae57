package wellspring.agents.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import wellspring.model.learner.gpt.GptFiles;
import wellspring.model.text.symbol.TokenizerFile;
import wellspring.model.text.symbol.TokenizerText;

/**
 * Whether the files that a scenario names are there and can be used; apart from other checks, since
 * a scenario can be shown where its files are not.
 */
final class FileChecks {
  private static final String OF_A_GPT = "config.json, model.safetensors, tokenizer.json";

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
      if (gpt.init().isEmpty() && gpt.tokenizer() instanceof TokenizerSpec.File file) {
        checkTokenizer(key.child("tokenizer").child("file"), file.path());
      }
    }
  }

  private void checkTokenizer(KeyPath key, Path file) {
    if (!TokenizerText.isThere(file)) {
      problems.add(key, absent(file, "a file tokenizer.json"));
      return;
    }
    try {
      TokenizerFile unused = new TokenizerFile(TokenizerText.read(file));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(key, unusable(file, e));
    }
  }

  private void checkFolder(KeyPath key, Path folder) {
    if (!Files.isDirectory(folder)) {
      problems.add(key, absent(folder, "a folder with " + OF_A_GPT));
      return;
    }
    try {
      GptFiles.check(folder);
    } catch (IOException e) {
      problems.add(key, unusable(folder, e));
    }
  }

  private static String unusable(Path path, Exception why) {
    return "is '" + path + "', which cannot be used: " + why.getMessage();
  }

  private static String absent(Path path, String allowed) {
    return "is '" + path + "', which does not exist; allowed: " + allowed;
  }
}
