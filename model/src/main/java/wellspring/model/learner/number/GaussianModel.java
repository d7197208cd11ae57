package wellspring.model.learner.number;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.number.NumberText;
import wellspring.model.learner.LanguageModel;
import wellspring.model.random.StandardNormal;

/** A normal distribution that writes and judges points. */
public final class GaussianModel implements LanguageModel {
  private final GaussianLearner learner;
  private final MultivariateNormal normal;

  GaussianModel(GaussianLearner learner, MultivariateNormal normal) {
    this.learner = learner;
    this.normal = normal;
  }

  /** The distribution that the model has learned. */
  public MultivariateNormal normal() {
    return normal;
  }

  @Override
  public List<String> write(int documents, UniformRandomProvider random) {
    StandardNormal chance = new StandardNormal(random);
    return Stream.generate(() -> NumberText.of(normal.draw(chance))).limit(documents).toList();
  }

  /**
   * The logarithm of the density at each point, in nats; {@code -Infinity} for all if the model has
   * lost a dimension.
   *
   * @throws IllegalArgumentException if a text is no point of this dimension
   */
  @Override
  public double[] logLikelihoods(List<String> documents) {
    return documents.stream()
        .mapToDouble(text -> normal.logDensity(NumberText.parse(text, normal.dimension())))
        .toArray();
  }

  /** None: numbers are no tokens. */
  @Override
  public Optional<TokenDistribution> nextToken() {
    return Optional.empty();
  }

  /** Writes the mean and the lower half of the covariance, row by row. */
  @Override
  public void save(OutputStream out) throws IOException {
    double[] mean = normal.mean();
    double[] parameters = new double[GaussianLearner.parameters(mean.length)];
    System.arraycopy(mean, 0, parameters, 0, mean.length);
    int place = mean.length;
    for (int row = 0; row < mean.length; row++) {
      for (int column = 0; column <= row; column++) {
        parameters[place++] = normal.covariance(row, column);
      }
    }
    NumberCheckpoint.write(learner.settings(), parameters, out);
  }
}
