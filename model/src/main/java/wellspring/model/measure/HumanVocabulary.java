package wellspring.model.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The tokens that people use, the most frequent first: what a model may lose.
 *
 * <p>Tokens that the language has but people never use count nowhere.
 */
final class HumanVocabulary {
  static final int TENTHS = 10;

  /** How much of what people write their tail makes up, at most. */
  private static final double TAIL = 0.1;

  /** Sums of frequencies are off by rounding. */
  private static final double ROUNDING = 1e-9;

  private final int[] tokens; // the most frequent first, ties by number
  private final double[] frequencies; // (vocabulary)
  private final int tail; // where in them the tail begins

  /**
   * @param frequencies how often people use each token: probabilities by token
   */
  HumanVocabulary(double[] frequencies) {
    this.tokens =
        IntStream.range(0, frequencies.length)
            .filter(token -> frequencies[token] > 0)
            .boxed()
            .sorted((a, b) -> Double.compare(frequencies[b], frequencies[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.frequencies = frequencies.clone();
    this.tail = tailOf(tokens, frequencies);
  }

  private static int tailOf(int[] tokens, double[] frequencies) {
    double mass = 0;
    for (int rank = tokens.length - 1; rank >= 0; rank--) {
      mass += frequencies[tokens[rank]];
      if (mass > TAIL + ROUNDING) {
        return rank + 1;
      }
    }
    return 0;
  }

  /**
   * The share of one tenth of the vocabulary that occurs.
   *
   * @param tenth from 1, the most frequent, to 10, the rarest
   * @param counts by token
   * @return empty if the vocabulary is so small that the tenth has no tokens
   */
  OptionalDouble recall(int tenth, int[] counts) {
    int from = (int) ((long) tokens.length * (tenth - 1) / TENTHS);
    int to = (int) ((long) tokens.length * tenth / TENTHS);
    return IntStream.range(from, to).map(rank -> counts[tokens[rank]] > 0 ? 1 : 0).average();
  }

  /**
   * The share of a distribution that lies in the humans' tail.
   *
   * @param probabilities by token
   * @return empty if people have no tail
   */
  OptionalDouble tailMass(double[] probabilities) {
    if (tail == tokens.length) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        SequentialSums.of(tailTokens().mapToDouble(token -> probabilities[token]).toArray()));
  }

  /**
   * The share of tokens that lie in the humans' tail.
   *
   * @param counts by token
   * @return empty if people have no tail, or there are no tokens
   */
  OptionalDouble tailMass(int[] counts) {
    double all = IntStream.of(counts).asLongStream().sum();
    if (tail == tokens.length || all == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(tailTokens().mapToLong(token -> counts[token]).sum() / all);
  }

  /**
   * How many different tokens of the tail a text has, relative to people's text of equal length.
   *
   * @param counts by token
   * @param human people's counts by token
   * @return empty if people's text has none
   */
  OptionalDouble tailKept(int[] counts, int[] human) {
    long theirs = tailTokens().filter(token -> human[token] > 0).count();
    return theirs == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (double) tailTokens().filter(token -> counts[token] > 0).count() / theirs);
  }

  /**
   * The same on average over texts of independent tokens.
   *
   * @param probabilities by token
   * @param tokens how many tokens a text has
   * @return empty if people have no tail
   */
  OptionalDouble tailKept(double[] probabilities, int tokens) {
    return tail == this.tokens.length
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            tailOccurring(probabilities, tokens) / tailOccurring(frequencies, tokens));
  }

  private double tailOccurring(double[] probabilities, int tokens) {
    return SequentialSums.of(
        tailTokens()
            .mapToDouble(token -> 1 - StrictMath.pow(1 - probabilities[token], tokens))
            .toArray());
  }

  /**
   * {@code Σ (p − q)²} over all tokens.
   *
   * @param probabilities p by token
   */
  double squaredError(double[] probabilities) {
    double[] squares = new double[frequencies.length];
    Arrays.setAll(
        squares,
        token ->
            (probabilities[token] - frequencies[token])
                * (probabilities[token] - frequencies[token]));
    return SequentialSums.of(squares);
  }

  /**
   * The share of the vocabulary that has a probability above 0.
   *
   * @param probabilities by token
   */
  double surviving(double[] probabilities) {
    return IntStream.of(tokens).filter(token -> probabilities[token] > 0).count()
        / (double) tokens.length;
  }

  /**
   * How much of what people write consists of tokens that have no probability.
   *
   * @param probabilities by token
   */
  double missingMass(double[] probabilities) {
    return SequentialSums.of(
        IntStream.of(tokens)
            .filter(token -> probabilities[token] == 0)
            .mapToDouble(token -> frequencies[token])
            .toArray());
  }

  /** How many different tokens of the vocabulary occur. */
  int occurring(int[] counts) {
    return (int) IntStream.of(tokens).filter(token -> counts[token] > 0).count();
  }

  private IntStream tailTokens() {
    return IntStream.range(tail, tokens.length).map(rank -> tokens[rank]);
  }
}
