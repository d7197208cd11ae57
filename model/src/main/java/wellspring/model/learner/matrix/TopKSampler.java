package wellspring.model.learner.matrix;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The likeliest symbols at one place, from which alone a writer draws (top-k sampling: Fan et al.
 * 2018).
 */
final class TopKSampler {
  private final int[] symbols; // likeliest first
  private final double[] cumulative; // of their probabilities, not yet divided by the total

  /**
   * @param probabilities by symbol
   * @param kept how many symbols stay, at least 1; of equally likely ones, those of lower number
   */
  TopKSampler(double[] probabilities, int kept) {
    symbols =
        IntStream.range(0, probabilities.length)
            .filter(symbol -> probabilities[symbol] > 0)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(symbol -> -probabilities[symbol])
                    .thenComparing(Comparator.naturalOrder()))
            .limit(kept)
            .mapToInt(Integer::intValue)
            .toArray();
    cumulative = new double[symbols.length];
    double sum = 0;
    for (int i = 0; i < symbols.length; i++) {
      sum += probabilities[symbols[i]];
      cumulative[i] = sum;
    }
  }

  int draw(UniformRandomProvider random) {
    double u = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, u);
    // The first whose sum is more than u; u is less than the last sum, but for rounding.
    return symbols[Math.min(found < 0 ? -found - 1 : found + 1, symbols.length - 1)];
  }
}
