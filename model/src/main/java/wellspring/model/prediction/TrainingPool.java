package wellspring.model.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;
import wellspring.model.mix.RetentionRule;

/**
 * What a model is fitted to, as mean inner products: for parts of its training text with means
 * {@code f_i}, all {@code E⟨f_i, f_j⟩}, and the mean of one figure that is linear in what a part
 * holds.
 *
 * <p>For tokens, {@code f_i} are relative frequencies and the linear figure is {@code E⟨f_i, q⟩};
 * for numbers, {@code f_i} is the mean and the linear figure the mean square. These are all that
 * the next generation's means depend on, since a sample's mean is linear in what it is drawn from
 * and its square bilinear. Immutable.
 */
final class TrainingPool {
  private final double[] tokens; // (parts)
  private final double[][] match; // (parts, parts)
  private final double[] linear; // (parts)

  private TrainingPool(double[] tokens, double[][] match, double[] linear) {
    this.tokens = tokens;
    this.match = match;
    this.linear = linear;
  }

  /**
   * Independent samples of human tokens.
   *
   * @param humanMatch {@code Σ q²}
   * @param tokens the size of each sample
   */
  static TrainingPool ofHumans(double humanMatch, long... tokens) {
    return of(humanMatch, humanMatch, tokens);
  }

  /** Independent samples of numbers with mean 0 and variance 1. */
  static TrainingPool ofHumanNumbers(long... numbers) {
    return of(0, 1, numbers);
  }

  /**
   * @param match the mean product of two different human tokens or numbers; that of one with itself
   *     is 1
   * @param linear the mean of the linear figure
   */
  private static TrainingPool of(double match, double linear, long... sizes) {
    int parts = sizes.length;
    double[][] matches = new double[parts][parts];
    for (int i = 0; i < parts; i++) {
      Arrays.fill(matches[i], match);
      matches[i][i] = 1.0 / sizes[i] + (1 - 1.0 / sizes[i]) * match;
    }
    double[] linears = new double[parts];
    Arrays.fill(linears, linear);
    return new TrainingPool(
        IntStream.range(0, parts).mapToDouble(i -> sizes[i]).toArray(), matches, linears);
  }

  int parts() {
    return tokens.length;
  }

  /** How many tokens or numbers all parts have together. */
  double size() {
    double total = 0;
    for (double size : tokens) {
      total += size;
    }
    return total;
  }

  /**
   * The means of the model {@code p = (counts + prior/V) / (tokens + prior)}.
   *
   * @param vocabulary V
   * @param prior the total weight of the symmetric Dirichlet prior, in tokens
   */
  FittedMeans fit(int vocabulary, double prior) {
    return fitSample(size(), merged().withItself(0), vocabulary, prior);
  }

  /**
   * As {@link #fit}, of a model that sees some of the pool's text only, drawn at random: on average
   * the sample has the pool's own frequencies.
   *
   * @param drawn the tokens that it sees
   * @param match {@code E⟨f, f⟩} of their frequencies
   */
  FittedMeans fitSample(double drawn, double match, int vocabulary, double prior) {
    double text = drawn / (drawn + prior);
    double chance = (1 - text) / vocabulary;
    double total = size();
    double[] parts = new double[parts()];
    double figure = 0;
    for (int i = 0; i < parts(); i++) {
      double pooled = 0;
      for (int j = 0; j < parts(); j++) {
        pooled += tokens[j] / total * this.match[i][j];
      }
      parts[i] = text * pooled + chance;
      figure += tokens[i] / total * linear[i];
    }
    return new FittedMeans(
        parts, text * figure + chance, text * text * match + (1 + text) * chance);
  }

  /**
   * This pool and one part more.
   *
   * @param size its tokens
   * @param withItself {@code E⟨f, f⟩}
   * @param figure the mean of its linear figure
   * @param withParts {@code E⟨f, f_i⟩} for each part that is here already
   */
  TrainingPool with(double size, double withItself, double figure, double[] withParts) {
    int parts = parts();
    double[][] wider = new double[parts + 1][parts + 1];
    for (int i = 0; i < parts; i++) {
      System.arraycopy(match[i], 0, wider[i], 0, parts);
      wider[i][parts] = withParts[i];
      wider[parts][i] = withParts[i];
    }
    wider[parts][parts] = withItself;
    return new TrainingPool(append(tokens, size), wider, append(linear, figure));
  }

  /** The given parts alone, in the given order. */
  TrainingPool only(int... parts) {
    double[][] kept = new double[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      kept[i] = pick(match[parts[i]], parts);
    }
    return new TrainingPool(pick(tokens, parts), kept, pick(linear, parts));
  }

  /**
   * What a model keeps of this pool, whose last part is the fresh corpus, and whose first part is
   * what is anchored, if anything is.
   */
  TrainingPool kept(RetentionRule retention) {
    if (retention.newest() == RetentionRule.ALL) {
      return merged();
    }
    int oldest = Math.max(0, parts() - retention.newest());
    IntStream newest = IntStream.range(oldest, parts());
    return retention.anchored() > 0
        ? only(IntStream.concat(IntStream.of(0), newest).distinct().toArray())
        : only(newest.toArray());
  }

  /** All parts as one: what is never told apart again need not be kept apart. */
  TrainingPool merged() {
    double total = size();
    double figure = 0;
    double withItself = 0;
    for (int i = 0; i < parts(); i++) {
      figure += tokens[i] / total * linear[i];
      for (int j = 0; j < parts(); j++) {
        withItself += tokens[i] / total * (tokens[j] / total) * match[i][j];
      }
    }
    return new TrainingPool(
        new double[] {total}, new double[][] {{withItself}}, new double[] {figure});
  }

  /** The mean {@code E⟨f, f⟩} of a part. */
  double withItself(int part) {
    return match[part][part];
  }

  /** The mean of a part's linear figure. */
  double linear(int part) {
    return linear[part];
  }

  private static double[] append(double[] values, double last) {
    double[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = last;
    return longer;
  }

  private static double[] pick(double[] values, int[] places) {
    return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
  }

  /** Mean inner products of a fitted model p with the pool's parts and itself, and its figure. */
  static final class FittedMeans {
    private final double[] withParts;
    private final double linear;
    private final double withItself;

    FittedMeans(double[] withParts, double linear, double withItself) {
      this.withParts = withParts;
      this.linear = linear;
      this.withItself = withItself;
    }

    double withPart(int part) {
      return withParts[part];
    }

    double linear() {
      return linear;
    }

    double withItself() {
      return withItself;
    }
  }
}
