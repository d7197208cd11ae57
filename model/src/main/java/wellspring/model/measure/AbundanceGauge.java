package wellspring.model.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import wellspring.model.measure.SampleSize.EqualText;

/**
 * How tokens share a text among them: effective numbers, and how frequency falls with rank.
 *
 * <p>Order 0: How many different tokens an equal text has: the Hill number of order 0 (Hill 1973).
 *
 * <p>Misses evenness: a token that came once counts like any other.
 *
 * <p>Order 1: How many equally frequent tokens would be as diverse: {@code exp(−Σ p ln p)} of the
 * relative frequencies in an equal text, the Hill number of order 1 (Hill 1973). Falls short by the
 * tokens that such a text does not reach.
 *
 * <p>Order 2: As {@link Measure#HILL_1}, of order 2: {@code 1/Σ p²} (Hill 1973). Misses the rare
 * tokens.
 *
 * <p>Zipf slope: How steeply frequency falls with rank in an equal text: the slope of ln frequency
 * over ln rank, by least squares over all ranks that occur (Zipf 1949); about −1 for people.
 *
 * <p>The many rare ranks, whose frequencies are whole numbers, weigh most, and the fit is biased
 * (Clauset, Shalizi and Newman 2009): compare with the human level, not with theory.
 */
record AbundanceGauge(int vocabularySize) implements Gauge {

  @Override
  public void measure(Subject subject, Figures figures) {
    subject.probe().text().ifPresent(text -> measure(text, figures));
  }

  private void measure(EqualText text, Figures figures) {
    int[] counts =
        IntStream.of(text.sample().counts(vocabularySize)).filter(count -> count > 0).toArray();
    figures.put(Measure.HILL_0, counts.length);
    figures.put(Measure.HILL_1, hill1(counts));
    figures.put(Measure.HILL_2, hill2(counts));
    figures.put(Measure.ZIPF_SLOPE, zipfSlope(counts));
  }

  /** {@code exp(−Σ p ln p)} of the relative frequencies. */
  static double hill1(int[] counts) {
    double all = IntStream.of(counts).asLongStream().sum();
    return StrictMath.exp(Entropy.of(IntStream.of(counts).mapToDouble(c -> c / all).toArray()));
  }

  /** {@code 1/Σ p²} of the relative frequencies. */
  static double hill2(int[] counts) {
    double all = IntStream.of(counts).asLongStream().sum();
    return 1 / Sums.of(IntStream.of(counts).mapToDouble(c -> (c / all) * (c / all)).toArray());
  }

  /**
   * The slope of ln frequency over ln rank, by least squares over all ranks.
   *
   * @param counts each above 0, in any order
   * @return empty for fewer than two
   */
  static OptionalDouble zipfSlope(int[] counts) {
    if (counts.length < 2) {
      return OptionalDouble.empty();
    }
    int[] sorted = counts.clone();
    Arrays.sort(sorted);
    double[] x = new double[sorted.length];
    double[] y = new double[sorted.length];
    for (int rank = 1; rank <= sorted.length; rank++) {
      x[rank - 1] = StrictMath.log(rank);
      y[rank - 1] = StrictMath.log(sorted[sorted.length - rank]);
    }
    double middle = Sums.of(x) / x.length;
    double level = Sums.of(y) / y.length;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - middle) * (y[i] - level);
      squares += (x[i] - middle) * (x[i] - middle);
    }
    return OptionalDouble.of(products / squares);
  }
}
