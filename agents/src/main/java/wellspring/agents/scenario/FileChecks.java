package wellspring.agents.scenario;

import wellspring.agents.scenario.tree.KeyPath;

/**
 * Whether the files that a scenario names are there and can be used; apart from other checks, since
 * a scenario can be shown where its files are not.
 */
final class FileChecks {
  private FileChecks() {}

  static void check(Scenario scenario, ScenarioProblems problems) {
    scenario.language().checkFiles(problems);
    scenario
        .models()
        .forEach(
            (name, model) ->
                model.learner().checkFiles(KeyPath.of("models", name, "learner"), problems));
  }
}
