package wellspring.model.learner.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * Finds the weights under which counts predict documents best that are not among them.
 *
 * <p>One weight after the other, that of the empty context first: each is the one that makes the
 * documents likeliest for a model that looks back no further. The likelihood of all documents is
 * the product of {@code (n + m p) / (N + m)} over their symbols, for the symbol's count n after its
 * context, the context's total N, the probability p by the shorter contexts and the weight m; it is
 * maximised over {@code ln m} (Brent 1973). Contexts that were never continued say nothing about m.
 *
 * <p>Where all counts are multiplied by k, so are the weights.
 */
final class PriorEstimate {
  /** The least and the greatest weight, for counts of which no document has a copy. */
  private static final double WEIGHT_MIN = 1e-3;

  private static final double WEIGHT_MAX = 1e6;

  /** The weight where no document says anything: one count. */
  private static final double WEIGHT_UNKNOWN = 1;

  private static final double PRECISION = 1e-7;
  private static final int EVALUATIONS_MAX = 1000;

  private final double copies;
  private final int places;
  private final List<int[]> followed;
  private final List<int[]> totals;

  /** By place: how likely its symbol is by contexts that are shorter than those looked at. */
  private final double[] shorter;

  /**
   * @param counts what predicts
   * @param leftOut what is predicted; none of it is in the counts
   * @param copies how often each of the counted documents was counted, on average
   */
  private PriorEstimate(NgramTrie counts, TokenCorpus leftOut, double copies) {
    this.copies = copies;
    this.places = leftOut.line().length - leftOut.limits().length;
    this.followed = byLength(counts.order());
    this.totals = byLength(counts.order());
    this.shorter = new double[places];
    Arrays.fill(shorter, 1.0 / counts.symbols());
    tally(counts, leftOut);
  }

  private List<int[]> byLength(int order) {
    List<int[]> byLength = new ArrayList<>();
    for (int length = 0; length <= order; length++) {
      byLength.add(new int[places]);
    }
    return byLength;
  }

  /** The weights for contexts of length 0 to the counts' order; each is above 0. */
  static PriorWeights of(NgramTrie counts, TokenCorpus leftOut, double copies) {
    PriorEstimate estimate = new PriorEstimate(counts, leftOut, copies);
    double[] weights = new double[counts.order() + 1];
    for (int length = 0; length < weights.length; length++) {
      weights[length] = estimate.weight(length);
      estimate.lengthen(length, weights[length]);
    }
    return PriorWeights.of(weights);
  }

  /** Looks up every context of every symbol once; the search for the weights needs no more. */
  private void tally(NgramTrie counts, TokenCorpus leftOut) {
    TransitionMatrix.ContextWalk walk =
        new TransitionMatrix(counts, PriorWeights.uniform(0, counts.order())).walk();
    int[] line = leftOut.line();
    int place = 0;
    int begin = 0;
    for (int limit : leftOut.limits()) {
      walk.restart();
      for (int at = begin + 1; at < limit; at++) { // behind the start symbol
        walk.tally(line[at], place++, followed, totals);
      }
      begin = limit;
    }
  }

  private double weight(int length) {
    int[] total = totals.get(length);
    boolean isKnown = false;
    for (int place = 0; place < places && !isKnown; place++) {
      isKnown = total[place] > 0;
    }
    return copies * (isKnown ? StrictMath.exp(likeliest(length)) : WEIGHT_UNKNOWN);
  }

  /** The logarithm of the likeliest weight, for documents without a copy. */
  private double likeliest(int length) {
    return new BrentOptimizer(PRECISION, PRECISION)
        .optimize(
            GoalType.MAXIMIZE,
            new UnivariateObjectiveFunction(
                logWeight -> logLikelihood(length, copies * StrictMath.exp(logWeight))),
            new SearchInterval(StrictMath.log(WEIGHT_MIN), StrictMath.log(WEIGHT_MAX), 0),
            new MaxEval(EVALUATIONS_MAX))
        .getPoint();
  }

  /** Logarithms take long, so one is taken of the product of many factors. */
  private double logLikelihood(int length, double weight) {
    double sum = 0;
    double product = 1;
    for (int place = 0; place < places; place++) {
      product *= probability(length, place, weight);
      if (product < 1e-200) {
        sum += StrictMath.log(product);
        product = 1;
      }
    }
    return sum + StrictMath.log(product);
  }

  private double probability(int length, int place, double weight) {
    int total = totals.get(length)[place];
    return total == 0
        ? shorter[place]
        : (followed.get(length)[place] + weight * shorter[place]) / (total + weight);
  }

  private void lengthen(int length, double weight) {
    for (int place = 0; place < places; place++) {
      shorter[place] = probability(length, place, weight);
    }
  }
}
