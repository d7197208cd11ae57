package wellspring.model.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import wellspring.model.measure.SampleSize.EqualText;

/**
 * How tokens share a text among them: effective numbers, and how frequency falls with rank; see
 * {@link Measure#HILL_0} to {@link Measure#ZIPF_SLOPE}.
 */
record AbundanceCalculator(int vocabularySize) implements MeasureCalculator {

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    subject.probe().text().ifPresent(text -> measure(text, figures));
  }

  private void measure(EqualText text, MeasureValues figures) {
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
    return 1
        / SequentialSums.of(IntStream.of(counts).mapToDouble(c -> (c / all) * (c / all)).toArray());
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
    double middle = SequentialSums.of(x) / x.length;
    double level = SequentialSums.of(y) / y.length;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - middle) * (y[i] - level);
      squares += (x[i] - middle) * (x[i] - middle);
    }
    return OptionalDouble.of(products / squares);
  }
}
