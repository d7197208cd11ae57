package wellspring.model.language.number;

import java.util.Arrays;
import wellspring.model.random.StandardNormal;

/** Linear relations between inputs and an output, as people and models write examples of them. */
public final class LinearRelation {
  private LinearRelation() {}

  /**
   * Writes an example: its inputs, then its output.
   *
   * @param weights of the inputs: (dimension)
   * @param noise the standard deviation of the output around them
   * @param inputs where the inputs come from
   * @param index the example's place among those of its author, from 0
   */
  public static String example(
      double[] weights, double noise, RegressionInputs inputs, int index, StandardNormal normal) {
    double[] x = inputs.of(index, normal);
    double[] example = Arrays.copyOf(x, x.length + 1);
    example[x.length] = output(weights, x) + noise * normal.next();
    return NumberText.of(example);
  }

  /**
   * What a relation answers without noise, {@code w·x}.
   *
   * @param x whose first entries are the inputs, as many as there are weights
   */
  public static double output(double[] weights, double[] x) {
    double output = 0;
    for (int i = 0; i < weights.length; i++) {
      output += weights[i] * x[i];
    }
    return output;
  }

  /**
   * The logarithm of the density of an example, inputs and output together, in nats.
   *
   * @param weights of the inputs: (dimension)
   * @param noise the standard deviation of the output around them
   * @param example (dimension + 1)
   */
  public static double logDensity(double[] weights, double noise, double[] example) {
    double off = (example[weights.length] - output(weights, example)) / noise;
    double squares = off * off;
    for (int i = 0; i < weights.length; i++) {
      squares += example[i] * example[i];
    }
    return -(example.length * StrictMath.log(2 * StrictMath.PI) + squares) / 2
        - StrictMath.log(noise);
  }
}
