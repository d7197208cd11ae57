package wellspring.agents.world;

import wellspring.agents.scenario.LearnerSpec;
import wellspring.model.language.Language;
import wellspring.model.learner.Learner;
import wellspring.model.learner.matrix.MatrixLearner;

/** The learners that scenarios can name. */
public final class Learners {
  private Learners() {}

  /** The learner that a scenario asks for, in the tokens of its language. */
  public static Learner of(LearnerSpec spec, Language language) {
    if (spec instanceof LearnerSpec.Matrix matrix) {
      return new MatrixLearner(
          matrix.order(), matrix.prior(), language.tokenizer(), language.documentEnd());
    }
    throw new IllegalArgumentException("unknown learner " + spec);
  }
}
