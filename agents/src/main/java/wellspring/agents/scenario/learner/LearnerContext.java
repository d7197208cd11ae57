package wellspring.agents.scenario.learner;

import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;

/**
 * The model that learns, as its learner looks at it.
 *
 * @param model the model's name
 * @param memory what it keeps between generations
 * @param warm whether a generation starts from the one before
 * @param latency how many rounds pass between the start of training and the release
 * @param companions how many models have an equal learner and are trained in the same rounds,
 *     itself included
 * @param curator the name of the curator who composes its corpora
 * @param natural whether the curator takes, in some rounds, what people and several models wrote as
 *     it is
 * @param labels what the curator tells
 * @param pool the share of the synthetic documents that come from all models together
 */
public record LearnerContext(
    LanguageSpec language,
    String model,
    MemoryRegime memory,
    boolean warm,
    int latency,
    int companions,
    String curator,
    boolean natural,
    LabelPolicy labels,
    Share pool) {

  /** A key of the model. */
  public KeyPath key(String key) {
    return KeyPath.of("models", model, key);
  }

  /** A key of its learner. */
  public KeyPath learnerKey(String key) {
    return KeyPath.of("models", model, "learner", key);
  }

  /** A key of its curator. */
  public KeyPath curatorKey(String key) {
    return KeyPath.of("curators", curator, key);
  }
}
