package wellspring.model.learner;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;

/**
 * What a learner has learned: a distribution over documents, which writes and judges them.
 * Immutable, and safe to share between threads.
 */
public interface LanguageModel {

  /** Documents drawn from the model, independently of each other. */
  List<String> write(int documents, UniformRandomProvider random);

  /** Whether it says how likely documents are. One that does not has no measure of that. */
  default boolean tellsLikelihoods() {
    return true;
  }

  /**
   * How likely each document is, end included, in nats.
   *
   * @return ln P by document; {@code -Infinity} for one that the model cannot write
   */
  double[] logLikelihoods(List<String> documents);

  /** The model's next-token distribution in the language's own tokens, where it has that. */
  Optional<TokenDistribution> nextToken();

  /** Writes a checkpoint: the same model gives the same bytes, on every machine. */
  void save(OutputStream out) throws IOException;
}
