package wellspring.agents.context;

import wellspring.model.learner.FitRequest;

/**
 * How far the training of a generation has come; for people who wait, never for results.
 *
 * @param round in which it began, from 0
 * @param generation of the model, from 1
 * @param progress whose training it is, and how far it has come
 */
public record TrainingProgress(int round, int generation, FitRequest.FitProgress progress) {
  /** The model that is trained. */
  public String model() {
    return progress.name();
  }
}
