package wellspring.model.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A distribution over the next token, given the tokens before it. */
public interface TokenDistribution {

  /**
   * The probability of each symbol after a prefix.
   *
   * @param prefix the document's tokens so far; empty at its start
   * @return probabilities by token, summing to 1; length {@code vocabularySize}, and one more for
   *     the end symbol where the language has one. The truth of a language answers with zeros alone
   *     after a prefix that is itself impossible
   */
  double[] after(int[] prefix);

  /** The same after each of many prefixes, which some models answer much faster together. */
  default List<double[]> afterAll(List<int[]> prefixes) {
    return prefixes.stream().map(this::after).toList();
  }

  /**
   * The probability of each symbol at each place of a document: before its first token, between its
   * tokens, and behind its last one.
   *
   * @return {@code document.length + 1} distributions; the one at place i is {@code after} of the
   *     first i tokens
   */
  default List<double[]> along(int[] document) {
    return afterAll(
        IntStream.rangeClosed(0, document.length)
            .mapToObj(place -> Arrays.copyOf(document, place))
            .toList());
  }

  /** Whether the prefix matters; if not, {@code after} gives the same answer always. */
  boolean dependsOnPrefix();
}
