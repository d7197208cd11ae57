package wellspring.agents.scenario;

import wellspring.agents.scenario.learner.LearnerSpec;
import wellspring.model.mix.MemoryRegime;

/**
 * A model, which writes and retrains.
 *
 * @param curator who composes what it trains on
 * @param learner how it learns
 * @param memory what it keeps between generations
 * @param start what a new generation starts from
 * @param documents how many documents it writes in a round
 * @param cadence it retrains every so many rounds, at least 1
 * @param latency how many rounds pass between the start of training and the release, from 0
 * @param price what readers pay for a document, from 0
 * @param quality how good readers take it to be, beside what they measure
 * @param disclosure what its documents say of where they come from
 */
public record ModelSpec(
    String curator,
    LearnerSpec learner,
    MemoryRegime memory,
    Start start,
    int documents,
    int cadence,
    int latency,
    double price,
    double quality,
    DisclosureSpec disclosure) {

  /** A model whose text is free. */
  public ModelSpec(
      String curator,
      LearnerSpec learner,
      MemoryRegime memory,
      Start start,
      int documents,
      int cadence,
      int latency) {
    this(curator, learner, memory, start, documents, cadence, latency, 0, 0, DisclosureSpec.HONEST);
  }

  /** Whether two models have equal learners and are trained in the same rounds. */
  public boolean trainsTogetherWith(ModelSpec other) {
    return learner.equals(other.learner)
        && cadence == other.cadence
        && latency == other.latency
        && start == other.start;
  }

  /** What a new generation starts from. */
  public enum Start {
    SCRATCH,
    WARM
  }
}
