package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import wellspring.model.statistics.BinomialProbabilities;

/**
 * How many people write, if they come and go by what writing gains them.
 *
 * <p>It assumes: of W who might write, N do in a round. After it each of them leaves with
 * probability {@code τ σ(−β g)}, and each of the others joins with probability {@code τ σ(β g)},
 * all independently, where {@code σ(x) = 1/(1 + e^(−x))} and {@code g = income/alternative − 1} is
 * what one gains by writing among N rather than by something else: each person thinks again with
 * probability τ, and then chooses by logit (McFadden 1974). The gain depends on N alone.
 *
 * <p>Why the distribution is exact: given N, the next number is {@code N − X + Y} with independent
 * binomial X of N and Y of W − N, so that the numbers are a Markov chain whose transitions are
 * convolutions of two binomial distributions. Its mean given N is the map of {@link TurnoverMap};
 * the mean over all N is on the map only where the gain does not depend on N.
 *
 * @param potential how many might write, W, at least 1
 * @param turnover τ, the share who think again in a round, above 0
 * @param sensitivity β, how much the choice depends on the gain, from 0
 */
public record WriterTurnover(int potential, double turnover, double sensitivity) {
  /** Numbers less probable than this are taken for impossible. */
  private static final double NOTHING = 1e-20;

  /**
   * @throws IllegalArgumentException if there is nobody, turnover is no such share or sensitivity
   *     no number from 0 on
   */
  public WriterTurnover {
    if (potential < 1) {
      throw new IllegalArgumentException("there must be people who might write, not " + potential);
    }
    if (!(turnover > 0 && turnover <= 1)) {
      throw new IllegalArgumentException("turnover lies above 0 and up to 1, not at " + turnover);
    }
    if (!(sensitivity >= 0 && sensitivity < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sensitivity is a number from 0 on, not " + sensitivity);
    }
  }

  /**
   * The share of those who think again that write then: {@code σ(β g)}.
   *
   * @throws IllegalArgumentException if the gain is no finite number
   */
  public double willing(double gain) {
    if (!Double.isFinite(gain)) {
      throw new IllegalArgumentException("a gain is a number, not " + gain);
    }
    return 1 / (1 + StrictMath.exp(-sensitivity * gain));
  }

  /** The probability that someone who writes leaves. */
  public double leave(double gain) {
    return turnover * willing(-gain);
  }

  /** The probability that someone who does not write joins. */
  public double join(double gain) {
    return turnover * willing(gain);
  }

  /** The mean field, for as large a number of people that chance makes no difference. */
  public TurnoverMap map(DoubleUnaryOperator gain) {
    return new TurnoverMap(this, gain);
  }

  /**
   * The exact distributions of the number of writers in the first rounds.
   *
   * <p>Each number of writers that is ever reached costs a convolution of two binomial
   * distributions, once, up to about {@code 90 τ W} products; and each round one product for each
   * two numbers that may follow each other, about {@code 20 √(τ W)} times the width of the
   * distribution. For W = 1,000 and 100 rounds that is less than a second, and 5 MB.
   *
   * @param start how many write in round 1, from 0 to W
   * @param gain by how many write, asked for whole numbers from 0 to W that are reached
   * @param rounds how many, at least 1
   * @return that of round 1 first, which is the start for certain
   * @throws IllegalArgumentException if nobody could start so
   */
  public List<WriterNumbers> course(int start, IntToDoubleFunction gain, int rounds) {
    return courseByRound(start, round -> gain, rounds);
  }

  /**
   * The same where the gain depends on the round, too.
   *
   * @param gains by round, from 1: what follows it; the same object where it is the same
   */
  public List<WriterNumbers> courseByRound(
      int start, IntFunction<IntToDoubleFunction> gains, int rounds) {
    if (start < 0 || start > potential) {
      throw new IllegalArgumentException(
          "of %d people from 0 to %d may write, not %d".formatted(potential, potential, start));
    }
    double[] numbers = new double[potential + 1];
    numbers[start] = 1;
    Transitions transitions = new Transitions(gains.apply(1));
    List<WriterNumbers> course = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      course.add(new WriterNumbers(numbers));
      IntToDoubleFunction gain = gains.apply(round);
      transitions = transitions.gain == gain ? transitions : new Transitions(gain);
      numbers = round < rounds ? transitions.next(numbers) : numbers;
    }
    return List.copyOf(course);
  }

  /** What becomes in a round of a figure that goes along with the number of writers. */
  @FunctionalInterface
  public interface FollowedFigure {

    /**
     * The figure after a round.
     *
     * @param round from 1
     * @param writers how many write in it
     * @param before the figure before it; the result is linear in it, but for a constant
     */
    double after(int round, int writers, double before);
  }

  /**
   * The exact means of a figure that goes along with the number of writers, and on which that does
   * not depend. Why they are exact: given the numbers, the figure is linear in what it was before,
   * so that its mean given the last number is followed along the chain.
   *
   * @param gains as {@link #courseByRound} has them
   * @param first the figure before round 1
   * @return (rounds): the mean after round 1 first
   */
  public double[] follow(
      int start,
      IntFunction<IntToDoubleFunction> gains,
      int rounds,
      double first,
      FollowedFigure figure) {
    double[] numbers = new double[potential + 1];
    double[] weighted = new double[potential + 1]; // the probability times the mean given it
    numbers[start] = 1;
    weighted[start] = first;
    Transitions transitions = new Transitions(gains.apply(1));
    double[] means = new double[rounds];
    for (int round = 1; round <= rounds; round++) {
      double[] after = new double[potential + 1];
      for (int writers = 0; writers <= potential; writers++) {
        if (numbers[writers] > NOTHING) {
          after[writers] =
              numbers[writers] * figure.after(round, writers, weighted[writers] / numbers[writers]);
          means[round - 1] += after[writers];
        }
      }
      IntToDoubleFunction gain = gains.apply(round);
      transitions = transitions.gain == gain ? transitions : new Transitions(gain);
      weighted = transitions.next(after);
      numbers = transitions.next(numbers);
    }
    return means;
  }

  /** Where the number may go from each number, found when it is first asked for. */
  private final class Transitions {
    private final IntToDoubleFunction gain;
    private final double[][] byNumber = new double[potential + 1][];
    private final int[] leastNext = new int[potential + 1];

    Transitions(IntToDoubleFunction gain) {
      this.gain = gain;
    }

    double[] next(double[] numbers) {
      double[] next = new double[numbers.length];
      for (int writers = 0; writers < numbers.length; writers++) {
        if (numbers[writers] > NOTHING) {
          find(writers);
          double[] row = byNumber[writers];
          for (int i = 0; i < row.length; i++) {
            next[leastNext[writers] + i] += numbers[writers] * row[i];
          }
        }
      }
      return next;
    }

    private void find(int writers) {
      if (byNumber[writers] != null) {
        return;
      }
      double gained = gain.applyAsDouble(writers);
      double[] leavers = new double[writers + 1];
      BinomialProbabilities.add(1, writers, leave(gained), leavers);
      double[] stayers = new double[writers + 1];
      for (int i = 0; i <= writers; i++) {
        stayers[i] = leavers[writers - i];
      }
      double[] joiners = new double[potential - writers + 1];
      BinomialProbabilities.add(1, potential - writers, join(gained), joiners);
      leastNext[writers] = first(stayers) + first(joiners);
      byNumber[writers] = sum(stayers, joiners);
    }

    /** The distribution of the sum of two numbers, from the least that it may be on. */
    private static double[] sum(double[] one, double[] other) {
      int least = first(one);
      int most = last(one);
      int otherLeast = first(other);
      int otherMost = last(other);
      double[] sums = new double[most - least + otherMost - otherLeast + 1];
      for (int i = least; i <= most; i++) {
        for (int j = otherLeast; j <= otherMost; j++) {
          sums[i - least + j - otherLeast] += one[i] * other[j];
        }
      }
      return sums;
    }

    private static int first(double[] probabilities) {
      int first = 0;
      while (probabilities[first] == 0) {
        first++;
      }
      return first;
    }

    private static int last(double[] probabilities) {
      int last = probabilities.length - 1;
      while (probabilities[last] == 0) {
        last--;
      }
      return last;
    }
  }
}
