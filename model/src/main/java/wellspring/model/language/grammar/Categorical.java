package wellspring.model.language.grammar;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** A distribution over the numbers from 0 on. Immutable. */
final class Categorical {
  private final double[] probabilities;
  private final double[] cumulative;

  /**
   * @param weights at least 0, not all of them 0
   */
  private Categorical(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    probabilities = new double[weights.length];
    cumulative = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      probabilities[i] = weights[i] / total;
      sum += probabilities[i];
      cumulative[i] = sum;
    }
  }

  static Categorical of(double... weights) {
    return new Categorical(weights);
  }

  /** The number at rank r, from 1, has a probability proportional to {@code r^-exponent}. */
  static Categorical zipf(int size, double exponent) {
    double[] weights = new double[size];
    Arrays.setAll(weights, i -> StrictMath.pow(i + 1, -exponent));
    return new Categorical(weights);
  }

  /** The same probabilities, dealt out to the numbers in any order, all equally likely. */
  Categorical shuffled(UniformRandomProvider random) {
    double[] dealt = probabilities.clone();
    for (int i = dealt.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double p = dealt[j];
      dealt[j] = dealt[i];
      dealt[i] = p;
    }
    return new Categorical(dealt);
  }

  /**
   * The same with each probability multiplied by a factor, and scaled so that they sum to 1 again.
   *
   * @param factors at least 0; if they leave nothing, or are all 1, all stays as it is to the bit
   */
  Categorical reweighed(double[] factors) {
    double[] weights = probabilities.clone();
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factors[i];
      total += weights[i];
    }
    return total > 0 && !Arrays.equals(weights, probabilities) ? new Categorical(weights) : this;
  }

  double[] probabilities() {
    return probabilities.clone();
  }

  double probability(int number) {
    return probabilities[number];
  }

  int size() {
    return probabilities.length;
  }

  int draw(UniformRandomProvider random) {
    double u = random.nextDouble() * cumulative[cumulative.length - 1];
    int at = Arrays.binarySearch(cumulative, u);
    int number = at < 0 ? -at - 1 : at;
    while (cumulative[number] <= u) { // the first whose sum exceeds u is never one of probability 0
      number++;
    }
    return number;
  }
}
