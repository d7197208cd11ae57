package wellspring.agents.scenario;

import wellspring.model.mix.Share;

/** What a curator tells its models about who wrote the documents of their corpora. */
public sealed interface Labels {

  /** Nothing. */
  record None() implements Labels {}

  /** How many documents of the corpus are human, but not which. */
  record Blind() implements Labels {}

  /** What each document claims. */
  record Claims() implements Labels {}

  /**
   * What a detector makes of each document.
   *
   * @param error how often it takes a person for a model, and as often a model for a person; at
   *     most one half
   */
  record Detector(Share error) implements Labels {}
}
