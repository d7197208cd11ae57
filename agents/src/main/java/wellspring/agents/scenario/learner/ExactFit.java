package wellspring.agents.scenario.learner;

import wellspring.agents.scenario.tree.ProblemSink;

/** What learners have in common that find their best fit in one step. */
final class ExactFit {
  private ExactFit() {}

  /** Where it starts from makes no difference. */
  static void check(LearnerSpec learner, LearnerContext model, ProblemSink problems) {
    if (model.warm() && learner.fits(model.language())) {
      problems.add(
          model.key("start"),
          "is 'warm', but a %s learner fits exactly, wherever it starts; allowed: scratch"
              .formatted(learner.kind().id()));
    }
  }
}
