package wellspring.agents.scenario.learner;

import java.util.function.Supplier;
import wellspring.model.engine.DevicePool;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.learner.Learner;
import wellspring.model.random.Seed;
import wellspring.model.text.ModelTokenizer;

/** What the learners of a run are made of. */
public interface LearnerParts {

  Language language();

  /**
   * The run's language, which has tokens.
   *
   * @throws ClassCastException if it has none, which the checks of a scenario exclude
   */
  default TokenLanguage tokens() {
    return (TokenLanguage) language();
  }

  Seed seed();

  /** What neural models are trained on. */
  DevicePool devices();

  /** The run's one tokenizer of a kind. */
  ModelTokenizer tokenizer(TokenizerSpec spec);

  /** A program outside that learns for this model. */
  Learner outside();

  /** The thing of this key, which is made when it is first asked for and then shared. */
  <T> T shared(Object key, Supplier<T> make);

  /**
   * What tells apart whose trainings go together: it is equal for models with equal learners that
   * are trained in the same rounds.
   */
  Object group();

  /** How many models are in that group. */
  int groupSize();
}
