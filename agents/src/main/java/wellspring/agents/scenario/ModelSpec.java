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
 */
public record ModelSpec(
    String curator,
    LearnerSpec learner,
    MemoryRegime memory,
    Start start,
    int documents,
    int cadence,
    int latency) {

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
