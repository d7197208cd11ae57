package wellspring.agents.outside;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.learner.LanguageModel;

/**
 * What a program outside has learned. It writes when its program is there; how likely it finds
 * documents it does not say.
 *
 * @param kept the checkpoint
 */
record OutsideModel(OutsideLearner learner, OutsideLearner.Kept kept) implements LanguageModel {

  /**
   * {@inheritDoc} Blocks until the program answers; gives none if it does not.
   *
   * @throws IllegalStateException if the run is over, or the order cannot be given
   */
  @Override
  public List<String> write(int documents, UniformRandomProvider random) {
    long seed = OutsideLearner.seed(random.nextLong());
    try {
      return learner
          .participant()
          .write(learner.id("write", seed), documents, false, seed, Optional.of(kept.checkpoint()))
          .toCompletableFuture()
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while %s writes".formatted(kept.agent()), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NoAnswerException) {
        return List.of();
      }
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public boolean tellsLikelihoods() {
    return false;
  }

  @Override
  public double[] logLikelihoods(List<String> documents) {
    throw new UnsupportedOperationException(
        "a program outside does not say how likely it finds documents");
  }

  @Override
  public Optional<TokenDistribution> nextToken() {
    return Optional.empty();
  }

  @Override
  public void save(OutputStream out) throws IOException {
    out.write(kept.json());
  }
}
