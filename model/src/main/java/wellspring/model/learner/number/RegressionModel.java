package wellspring.model.learner.number;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.number.LinearRelation;
import wellspring.model.language.number.NumberText;
import wellspring.model.learner.LanguageModel;
import wellspring.model.random.StandardNormal;

/** A linear relation that writes and judges examples. */
public final class RegressionModel implements LanguageModel {
  private final RegressionLearner learner;
  private final double[] weights; // (dimension)

  RegressionModel(RegressionLearner learner, double[] weights) {
    this.learner = learner;
    this.weights = weights.clone();
  }

  /** What the model takes the relation to be: (dimension). */
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public List<String> write(int documents, UniformRandomProvider random) {
    StandardNormal normal = new StandardNormal(random);
    return IntStream.range(0, documents)
        .mapToObj(
            index ->
                LinearRelation.example(weights, learner.noise(), learner.inputs(), index, normal))
        .toList();
  }

  /**
   * The logarithm of the density of each example, inputs and output, in nats; inputs are standard
   * normal.
   *
   * @throws IllegalArgumentException if a text is no example of this dimension
   */
  @Override
  public double[] logLikelihoods(List<String> documents) {
    return documents.stream()
        .map(text -> NumberText.parse(text, weights.length + 1))
        .mapToDouble(example -> LinearRelation.logDensity(weights, learner.noise(), example))
        .toArray();
  }

  /** None: numbers are no tokens. */
  @Override
  public Optional<TokenDistribution> nextToken() {
    return Optional.empty();
  }

  @Override
  public void save(OutputStream out) throws IOException {
    NumberCheckpoint.write(learner.settings(), weights, out);
  }
}
