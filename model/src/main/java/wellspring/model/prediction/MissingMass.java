package wellspring.model.prediction;

import java.util.Arrays;
import org.hipparchus.special.Gamma;

/**
 * How much of human text a model has never seen: the clean error of Dohmatob et al. 2024 (A Tale of
 * Tails), and what cutting the tail adds to it.
 *
 * <p>All assume independent tokens; q is how often people use each token, most frequent first where
 * ranks matter.
 */
public final class MissingMass {
  private MissingMass() {}

  /**
   * The mean missing mass {@code Σ q (1 − q)^T} after T human tokens, exactly (Good 1953).
   *
   * @param frequencies q by token
   * @param tokens T
   */
  public static double missingMass(double[] frequencies, double tokens) {
    double missing = 0;
    for (double frequency : frequencies) {
      missing += frequency * unseen(frequency, tokens);
    }
    return missing;
  }

  /**
   * The mean number of different tokens among T human tokens: {@code Σ [1 − (1 − q)^T]}.
   *
   * @param frequencies q by token
   * @param tokens T
   */
  public static double seen(double[] frequencies, double tokens) {
    double seen = 0;
    for (double frequency : frequencies) {
      seen += 1 - unseen(frequency, tokens);
    }
    return seen;
  }

  /**
   * The mean number of different tokens among T tokens of a writer as in {@link
   * #missingMassAfterCut}.
   *
   * @param frequencies q, most frequent first
   * @param kept k, at least 1
   * @param tokens T
   */
  public static double seenAfterCut(double[] frequencies, int kept, double tokens) {
    double mass = 1 - cutMass(frequencies, kept);
    double[] theirs = Arrays.copyOf(frequencies, Math.min(kept, frequencies.length));
    Arrays.setAll(theirs, i -> frequencies[i] / mass);
    return seen(theirs, tokens);
  }

  /**
   * The leading order of {@link #missingMass} for a tail {@code q = c · i^(−β)} that never ends:
   * {@code c^(1/β) Γ(1 − 1/β)/β · T^(−(1 − 1/β))}. The sum over ranks is taken as an integral.
   *
   * @param exponent β, more than 1
   * @param first c, the frequency of rank 1
   * @param tokens T
   */
  public static double missingMassOfZipf(double exponent, double first, double tokens) {
    double decay = cleanExponent(exponent);
    return StrictMath.pow(first, 1 / exponent)
        * Gamma.gamma(decay)
        / exponent
        * StrictMath.pow(tokens, -decay);
  }

  /**
   * How fast the missing mass falls with the sample, as a power of T: {@code 1 − 1/β}.
   *
   * @param exponent β, more than 1
   */
  public static double cleanExponent(double exponent) {
    return 1 - 1 / exponent;
  }

  /**
   * The mean missing mass of a model that learns T tokens from a writer who knows people's
   * frequencies but uses the k most frequent tokens alone: {@code Σ_(i>k) q + Σ_(i≤k) q (1 −
   * q/Q_k)^T}, where {@code Q_k} is their total.
   *
   * @param frequencies q, most frequent first
   * @param kept k, at least 1
   * @param tokens T
   */
  public static double missingMassAfterCut(double[] frequencies, int kept, double tokens) {
    double mass = 1 - cutMass(frequencies, kept);
    double missing = 0;
    for (int i = 0; i < frequencies.length; i++) {
      missing += frequencies[i] * (i < kept ? unseen(frequencies[i] / mass, tokens) : 1);
    }
    return missing;
  }

  /**
   * The floor under the missing mass of whoever learns from a writer of the k most frequent tokens,
   * however much he learns: {@code Σ_(i>k) q}, which falls as {@code k^(−(β − 1))} for {@code q ∝
   * i^(−β)}.
   *
   * @param frequencies q, most frequent first
   * @param kept k, from 0
   */
  public static double cutMass(double[] frequencies, int kept) {
    double mass = 0;
    for (int i = frequencies.length - 1; i >= kept; i--) {
      mass += frequencies[i];
    }
    return mass;
  }

  /**
   * How fast the floor falls with k, as a power: {@code β − 1}.
   *
   * @param exponent β, more than 1
   */
  public static double cutExponent(double exponent) {
    return exponent - 1;
  }

  /**
   * An upper bound of the probability that the k tokens with the highest counts in n human tokens
   * are others than the k most frequent ones: the sum of {@code [1 − (√q_i − √q_j)²]^n} over {@code
   * i ≤ k < j}, each the best bound of Chernoff 1952 for the more frequent of two being no more
   * often.
   *
   * @param frequencies q, most frequent first
   * @param kept k
   * @param tokens n
   * @return may be more than 1, and then says nothing
   */
  public static double swapBound(double[] frequencies, int kept, double tokens) {
    double bound = 0;
    for (int i = 0; i < Math.min(kept, frequencies.length); i++) {
      for (int j = kept; j < frequencies.length; j++) {
        double apart = StrictMath.sqrt(frequencies[i]) - StrictMath.sqrt(frequencies[j]);
        bound += StrictMath.exp(tokens * StrictMath.log1p(-apart * apart));
      }
    }
    return bound;
  }

  /** The probability {@code (1 − q)^T} that none of T tokens is this one. */
  static double unseen(double frequency, double tokens) {
    if (tokens == 0) {
      return 1;
    }
    return frequency >= 1 ? 0 : StrictMath.exp(tokens * StrictMath.log1p(-frequency));
  }
}
