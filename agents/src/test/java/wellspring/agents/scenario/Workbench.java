package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder in which tests put scenario files and load them. */
record Workbench(Path folder) {
  /** The shortest scenario: whatever it leaves out has a default. */
  static final String SHORTEST =
      """
      rounds: 3
      language: {kind: zipf}
      humans: {people: {}}
      curators: {mixer: {human: 0.1}}
      models: {student: {curator: mixer}}
      """;

  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError("cannot write " + name, e);
    }
  }

  Scenario load(String yaml, String... overrides) {
    file("test.yaml", yaml);
    return loader().load("test.yaml", List.of(overrides));
  }

  ScenarioException refusal(String yaml, String... overrides) {
    return catchThrowableOfType(ScenarioException.class, () -> load(yaml, overrides));
  }

  ScenarioLoader loader() {
    return new ScenarioLoader(folder);
  }
}
