package wellspring.agents.scenario;

import wellspring.model.learner.matrix.Prior;
import wellspring.model.learner.number.Variance;
import wellspring.model.mix.MemoryRegime;

/** Whether each model's learner fits its language, and gets enough to learn from. */
final class LearnerChecks {
  private final Scenario scenario;
  private final Problems problems;

  LearnerChecks(Scenario scenario, Problems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void check() {
    scenario.models().forEach(this::check);
  }

  private void check(String name, ModelSpec model) {
    KeyPath key = KeyPath.of("models", name);
    boolean inNumbers = speaksNumbers(scenario.language());
    if (inNumbers ? !isOf(scenario.language(), model.learner()) : learnsNumbers(model.learner())) {
      problems.add(
          key.child("learner").child("kind"),
          "is '%s', but language.kind is '%s'; allowed: %s"
              .formatted(
                  LearnerTree.kind(model.learner()),
                  ScenarioTree.kind(scenario.language()),
                  inNumbers ? ScenarioTree.kind(scenario.language()) : "matrix, gpt or unmix"));
    } else if (inNumbers) {
      checkStart(key, model);
      checkDocuments(key, name, model);
    }
    checkPrior(key, model);
  }

  /** Counts do not say which documents they were made of, so that no copy would be known. */
  private void checkPrior(KeyPath key, ModelSpec model) {
    if (model.start() == ModelSpec.Start.WARM
        && model.learner() instanceof LearnerSpec.Matrix matrix
        && matrix.prior() instanceof Prior.Estimated) {
      problems.add(
          key.child("start"),
          "is 'warm', but learner.prior is estimated, which takes all documents and not their counts; allowed: scratch, with memory accumulate to keep what was learned");
    }
  }

  private void checkStart(KeyPath key, ModelSpec model) {
    if (model.start() == ModelSpec.Start.WARM) {
      problems.add(
          key.child("start"),
          "is 'warm', but a %s learner fits exactly, wherever it starts; allowed: scratch"
              .formatted(LearnerTree.kind(model.learner())));
    }
  }

  /** The smallest training is the first, or one of a subsample. */
  private void checkDocuments(KeyPath key, String name, ModelSpec model) {
    int needed = documentsMin(model.learner());
    String why =
        "but the %s learner of '%s' needs more to learn from; allowed: at least %d"
            .formatted(LearnerTree.kind(model.learner()), name, needed);
    int documents = scenario.curators().get(model.curator()).documents();
    if (documents < needed) {
      problems.add(
          KeyPath.of("curators", model.curator(), "documents"),
          "is %d, ".formatted(documents) + why);
    }
    if (model.memory() instanceof MemoryRegime.Subsample subsample
        && subsample.documents() < needed) {
      problems.add(
          key.child("memory").child("subsample"), "is %d, ".formatted(subsample.documents()) + why);
    }
  }

  /** A relation takes more examples than inputs; an unbiased variance takes two points. */
  private int documentsMin(LearnerSpec learner) {
    if (scenario.language() instanceof LanguageSpec.Regression regression) {
      return regression.dimension() + 1;
    }
    return learner instanceof LearnerSpec.Gaussian gaussian
            && gaussian.variance() == Variance.UNBIASED
        ? 2
        : 1;
  }

  private static boolean speaksNumbers(LanguageSpec language) {
    return language instanceof LanguageSpec.Gaussian || language instanceof LanguageSpec.Regression;
  }

  private static boolean learnsNumbers(LearnerSpec learner) {
    return learner instanceof LearnerSpec.Gaussian || learner instanceof LearnerSpec.Regression;
  }

  /** Whether a language of numbers has the learner of its own name. */
  private static boolean isOf(LanguageSpec language, LearnerSpec learner) {
    return LearnerTree.kind(learner).equals(ScenarioTree.kind(language));
  }
}
