package wellspring.model.language;

import java.util.List;

/** A distribution over the next token, given the tokens before it. */
public interface TokenDistribution {

  /**
   * The probability of each symbol after a prefix.
   *
   * @param prefix the document's tokens so far; empty at its start
   * @return probabilities by token, summing to 1; length {@code vocabularySize}, and one more for
   *     the end symbol where the language has one
   */
  double[] after(int[] prefix);

  /** The same after each of many prefixes, which some models answer much faster together. */
  default List<double[]> afterAll(List<int[]> prefixes) {
    return prefixes.stream().map(this::after).toList();
  }

  /** Whether the prefix matters; if not, {@code after} gives the same answer always. */
  boolean dependsOnPrefix();
}
