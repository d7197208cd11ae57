package wellspring.model.language.number;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.DocumentStreams;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;
import wellspring.model.random.StandardNormal;

/**
 * A language of examples of a linear relation: {@code x1 ... xd y} with standard normal x and
 * {@code y = w·x} plus normal noise; {@link NumberText} says how they are written.
 *
 * <p>The true w is the same in every run, all its entries equal and its length 1, so that without
 * noise outputs have variance 1. No other choice would change a figure: x favours no direction, and
 * the error of least squares does not depend on what is estimated.
 *
 * @param dimension how many inputs each document has
 * @param noise the standard deviation of the noise
 * @param inputs whether each example draws its own inputs
 */
public record RegressionLanguage(int dimension, double noise, RegressionInputs.InputKind inputs)
    implements Language {

  /**
   * @throws IllegalArgumentException if the dimension is less than 1, or the noise not above 0 and
   *     finite
   */
  public RegressionLanguage {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, not " + dimension);
    }
    if (!(noise > 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("noise must be above 0 and finite, not " + noise);
    }
  }

  /** The true w: (dimension). */
  public double[] truth() {
    double[] weights = new double[dimension];
    Arrays.fill(weights, 1 / StrictMath.sqrt(dimension));
    return weights;
  }

  @Override
  public int length(String document) {
    return NumberText.parse(document, dimension + 1).length;
  }

  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
    RegressionInputs x = RegressionInputs.of(inputs, seed, dimension);
    return index -> document(x, index, DocumentStreams.written(seed, cohort, round, index));
  }

  /** {@inheritDoc} Their inputs are always fresh. */
  @Override
  public List<String> heldOut(Seed seed, int documentsMax) {
    RegressionInputs x = RegressionInputs.of(RegressionInputs.InputKind.FRESH, seed, dimension);
    return DocumentStreams.heldOut(
        seed, documentsMax, (index, random) -> document(x, index, random));
  }

  private String document(RegressionInputs x, int index, UniformRandomProvider random) {
    return LinearRelation.example(truth(), noise, x, index, new StandardNormal(random));
  }
}
