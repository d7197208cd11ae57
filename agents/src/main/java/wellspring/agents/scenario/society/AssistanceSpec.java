package wellspring.agents.scenario.society;

import wellspring.model.mix.Share;

/**
 * A model that helps writers.
 *
 * @param model its name
 * @param writers the share of writers who let it rewrite what they write in a round
 * @param strength the share of their text that it rewrites
 * @param claim what they say of such a document
 */
public record AssistanceSpec(String model, Share writers, Share strength, Claim claim) {

  /** What writers say of a document that a model has rewritten in part. */
  public enum Claim {
    /** That a person wrote it. */
    HUMAN,
    /** That a model has helped. */
    ASSISTED
  }

  /** The share of what the cohort writes that people write themselves, on average. */
  public double humanPart() {
    return 1 - writers.value() * strength.value();
  }
}
