package wellspring.model.learner;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;

/** A model that says nothing: it must not be asked but whether it tells its distribution. */
public record SilentModel() implements LanguageModel {
  @Override
  public List<String> write(int documents, UniformRandomProvider random) {
    throw new UnsupportedOperationException("nobody asks it to write");
  }

  @Override
  public double[] logLikelihoods(List<String> documents) {
    throw new UnsupportedOperationException("nobody asks it to judge");
  }

  @Override
  public Optional<TokenDistribution> nextToken() {
    return Optional.empty();
  }

  @Override
  public void save(OutputStream out) {
    throw new UnsupportedOperationException("nobody saves it");
  }
}
