package wellspring.agents.scenario;

import java.util.List;
import java.util.stream.Stream;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.MessageWording;

/** Whether each model's learner fits its language, and gets enough to learn from. */
final class LearnerChecks {
  private final Scenario scenario;
  private final ScenarioProblems problems;

  LearnerChecks(Scenario scenario, ScenarioProblems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void check() {
    scenario.models().forEach(this::check);
  }

  private void check(String name, ModelSpec model) {
    model.learner().check(scenario.learnerContext(name), problems);
    if (model.learner().fits(scenario.language())) {
      checkDocuments(name, model);
    } else {
      problems.add(
          KeyPath.of("models", name, "learner", "kind"),
          "is '%s', but language.kind is '%s'; allowed: %s"
              .formatted(model.learner().kind().id(), scenario.language().kind().id(), allowed()));
    }
  }

  private String allowed() {
    List<String> fitting =
        Stream.of(LearnerKind.values())
            .filter(kind -> kind.fits(scenario.language()))
            .map(LearnerKind::id)
            .toList();
    return MessageWording.or(fitting);
  }

  private void checkDocuments(String name, ModelSpec model) {
    int needed = model.learner().documentsMin(scenario.language());
    String why =
        "but the %s learner of '%s' needs more to learn from; allowed: at least %d"
            .formatted(model.learner().kind().id(), name, needed);
    int documents = scenario.curators().get(model.curator()).documents();
    if (documents < needed) {
      problems.add(
          KeyPath.of("curators", model.curator(), "documents"),
          "is %d, ".formatted(documents) + why);
    }
    int first = model.memory().rule().firstTraining(Integer.MAX_VALUE);
    if (first < needed) {
      problems.add(
          KeyPath.of("models", name, "memory", model.memory().kind().name()),
          "is %d, ".formatted(first) + why);
    }
  }
}
