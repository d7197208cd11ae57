package wellspring.model.learner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An order to fit a model to documents.
 *
 * @param name whose fit it is, for people; fits that are trained together are sorted by it
 * @param documents the texts to learn from, in a canonical order, at least one
 * @param human by document the probability that a person wrote it, as far as the curator knows;
 *     empty if the curator does not say
 * @param previous the model to start from; empty to start from scratch
 * @param random all the chance that the fit may use
 * @param watcher is told now and then how far the training has come; for people, never for results
 */
public record FitRequest(
    String name,
    List<String> documents,
    List<Double> human,
    Optional<LanguageModel> previous,
    UniformRandomProvider random,
    Consumer<FitProgress> watcher) {

  public FitRequest {
    documents = List.copyOf(documents);
    human = List.copyOf(human);
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("there is no document to learn from");
    }
    if (!human.isEmpty() && human.size() != documents.size()) {
      throw new IllegalArgumentException(
          "%d documents have %d labels".formatted(documents.size(), human.size()));
    }
  }

  /** A request without labels of who wrote the documents. */
  public FitRequest(
      String name,
      List<String> documents,
      Optional<LanguageModel> previous,
      UniformRandomProvider random,
      Consumer<FitProgress> watcher) {
    this(name, documents, List.of(), previous, random, watcher);
  }

  /**
   * How far a training has come.
   *
   * @param name whose training it is
   * @param step how many steps are done
   * @param steps how many there will be
   * @param loss the mean cross-entropy of the last step's batch, in nats per token of the learner
   * @param heldOutLoss the same of held-out human text, where it was measured at this step
   * @param learningRate of the last step
   */
  public record FitProgress(
      String name,
      int step,
      int steps,
      double loss,
      OptionalDouble heldOutLoss,
      double learningRate) {}
}
