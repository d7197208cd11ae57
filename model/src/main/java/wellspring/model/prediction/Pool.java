package wellspring.model.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a model is fitted to, as mean inner products: for parts of its training text with relative
 * frequencies {@code f_i}, all {@code E⟨f_i, f_j⟩} and {@code E⟨f_i, q⟩}.
 *
 * <p>These are all that the next generation's means depend on, since a sample's frequencies are
 * linear in what it is drawn from and their squares bilinear. Immutable.
 */
final class Pool {
  private final double[] tokens; // (parts)
  private final double[][] match; // (parts, parts)
  private final double[] human; // (parts)

  private Pool(double[] tokens, double[][] match, double[] human) {
    this.tokens = tokens;
    this.match = match;
    this.human = human;
  }

  /**
   * Independent human samples.
   *
   * @param humanMatch {@code Σ q²}
   * @param tokens the size of each sample
   */
  static Pool ofHumans(double humanMatch, long... tokens) {
    int parts = tokens.length;
    double[][] match = new double[parts][parts];
    double[] human = new double[parts];
    for (int i = 0; i < parts; i++) {
      for (int j = 0; j < parts; j++) {
        match[i][j] = i == j ? 1.0 / tokens[i] + (1 - 1.0 / tokens[i]) * humanMatch : humanMatch;
      }
      human[i] = humanMatch;
    }
    return new Pool(IntStream.range(0, parts).mapToDouble(i -> tokens[i]).toArray(), match, human);
  }

  int parts() {
    return tokens.length;
  }

  /** How many tokens there are in all. */
  double tokens() {
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
  Fit fit(int vocabulary, double prior) {
    return fitSample(tokens(), merged().withItself(0), vocabulary, prior);
  }

  /**
   * As {@link #fit}, of a model that sees some of the pool's text only, drawn at random: on average
   * the sample has the pool's own frequencies.
   *
   * @param drawn the tokens that it sees
   * @param match {@code E⟨f, f⟩} of their frequencies
   */
  Fit fitSample(double drawn, double match, int vocabulary, double prior) {
    double text = drawn / (drawn + prior);
    double chance = (1 - text) / vocabulary;
    double total = tokens();
    double[] parts = new double[parts()];
    double withHumans = 0;
    for (int i = 0; i < parts(); i++) {
      double pooled = 0;
      for (int j = 0; j < parts(); j++) {
        pooled += tokens[j] / total * this.match[i][j];
      }
      parts[i] = text * pooled + chance;
      withHumans += tokens[i] / total * human[i];
    }
    return new Fit(parts, text * withHumans + chance, text * text * match + (1 + text) * chance);
  }

  /**
   * This pool and one part more.
   *
   * @param size its tokens
   * @param withItself {@code E⟨f, f⟩}
   * @param withHumans {@code E⟨f, q⟩}
   * @param withParts {@code E⟨f, f_i⟩} for each part that is here already
   */
  Pool with(double size, double withItself, double withHumans, double[] withParts) {
    int parts = parts();
    double[][] wider = new double[parts + 1][parts + 1];
    for (int i = 0; i < parts; i++) {
      System.arraycopy(match[i], 0, wider[i], 0, parts);
      wider[i][parts] = withParts[i];
      wider[parts][i] = withParts[i];
    }
    wider[parts][parts] = withItself;
    return new Pool(append(tokens, size), wider, append(human, withHumans));
  }

  /** The given parts alone, in the given order. */
  Pool only(int... parts) {
    double[][] kept = new double[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      kept[i] = pick(match[parts[i]], parts);
    }
    return new Pool(pick(tokens, parts), kept, pick(human, parts));
  }

  /** All parts as one: what is never told apart again need not be kept apart. */
  Pool merged() {
    double total = tokens();
    double withHumans = 0;
    double withItself = 0;
    for (int i = 0; i < parts(); i++) {
      withHumans += tokens[i] / total * human[i];
      for (int j = 0; j < parts(); j++) {
        withItself += tokens[i] / total * (tokens[j] / total) * match[i][j];
      }
    }
    return new Pool(new double[] {total}, new double[][] {{withItself}}, new double[] {withHumans});
  }

  double withItself(int part) {
    return match[part][part];
  }

  double withHumans(int part) {
    return human[part];
  }

  private static double[] append(double[] values, double last) {
    double[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = last;
    return longer;
  }

  private static double[] pick(double[] values, int[] places) {
    return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
  }

  /** Mean inner products of a fitted model p with the pool's parts, the humans and itself. */
  static final class Fit {
    private final double[] withParts;
    private final double withHumans;
    private final double withItself;

    Fit(double[] withParts, double withHumans, double withItself) {
      this.withParts = withParts;
      this.withHumans = withHumans;
      this.withItself = withItself;
    }

    double withPart(int part) {
      return withParts[part];
    }

    double withHumans() {
      return withHumans;
    }

    double withItself() {
      return withItself;
    }
  }
}
