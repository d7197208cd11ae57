package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How the number of writers changes from round to round if there are so many people that chance
 * makes no difference: {@code f(n) = n − n τ σ(−β g(n)) + (W − n) τ σ(β g(n))}, the mean of the
 * exact chain given its last number.
 *
 * <p>Since {@code σ(−x) = 1 − σ(x)}, it is {@code (1 − τ) n + τ W σ(β g(n))}: it stays within 0 and
 * W, and is fixed where {@code n/W = σ(β g(n))}, whatever the turnover. So there is at least one
 * fixed point, and only one where the gain does not rise with n. Its slope there is {@code 1 − τ +
 * τ W β g' σ (1 − σ)}. Where the gain falls, that is less than 1, but it may be less than −1: then
 * so many come and go at once that their number swings. Where {@code g = g_0 + c n/W}, there are
 * three fixed points for some g_0 if {@code βc > 4}, and never else, as the slope of σ is at most
 * ¼; an outer one meets the middle one, and both vanish, at {@code n/W (1 − n/W) = 1/(βc)}. Source:
 * discrete choice with social interactions, Brock and Durlauf 2001.
 *
 * @param turnover who comes and goes
 * @param gain g by n, from 0 to W; continuous
 */
public record TurnoverMap(WriterTurnover turnover, DoubleUnaryOperator gain) {
  /** In how many steps fixed points are searched for: of two within one step both are missed. */
  private static final int STEPS = 4_096;

  /** Half the distance over which the gain's slope is taken, as a share of all people. */
  private static final double NEAR = 5e-6;

  /** A number that changes by less than this share of all people has settled. */
  private static final double SETTLED = 1e-13;

  private static final int ROUNDS_MAX = 1_000_000;

  /**
   * A number that stays as it is.
   *
   * @param writers n
   * @param slope {@code f'(n)}: by how much a small distance from it is multiplied in a round
   */
  public record FixedPoint(double writers, double slope) {
    /** Whether numbers close to it come closer. */
    public boolean stable() {
      return Math.abs(slope) < 1;
    }
  }

  /** The number of the next round. */
  public double next(double writers) {
    return writers + turnover.turnover() * excess(writers);
  }

  /** By how much more people want to write than do: {@code W σ(β g(n)) − n}. */
  private double excess(double writers) {
    return turnover.potential() * turnover.willing(gain.applyAsDouble(writers)) - writers;
  }

  /** The fixed points, the least first. Where the excess does not change its sign, none is seen. */
  public List<FixedPoint> fixedPoints() {
    List<FixedPoint> points = new ArrayList<>();
    double last = 0;
    double before = 0; // of no sign, so that no change is seen at the first step
    for (int step = 0; step <= STEPS; step++) {
      double writers = (double) turnover.potential() * step / STEPS;
      double excess = excess(writers);
      if (excess == 0) {
        points.add(point(writers));
      } else if (Math.signum(before) == -Math.signum(excess)) {
        points.add(point(root(last, before, writers)));
      }
      last = writers;
      before = excess;
    }
    return List.copyOf(points);
  }

  private FixedPoint point(double writers) {
    return new FixedPoint(writers, slope(writers));
  }

  /** Bisection to the last bit. */
  private double root(double from, double excess, double to) {
    double low = from;
    double high = to;
    double middle = (low + high) / 2;
    while (low < middle && middle < high) {
      if (Math.signum(excess(middle)) == Math.signum(excess)) {
        low = middle;
      } else {
        high = middle;
      }
      middle = (low + high) / 2;
    }
    return middle;
  }

  /** The slope of the map, {@code f'(n)}, that of the gain by a difference. */
  public double slope(double writers) {
    int all = turnover.potential();
    double low = Math.max(0, writers - NEAR * all);
    double high = Math.min(all, writers + NEAR * all);
    double slope = (gain.applyAsDouble(high) - gain.applyAsDouble(low)) / (high - low);
    double willing = turnover.willing(gain.applyAsDouble(writers));
    double changed = all * turnover.sensitivity() * slope * willing * (1 - willing);
    return 1 - turnover.turnover() * (1 - changed);
  }

  /**
   * Where the number goes from here: after so many rounds that it no longer changes by more than a
   * 10⁻¹³ of all people, or after a million; see {@link #isSettled}.
   */
  public double follow(double writers) {
    double last = writers;
    for (int round = 0; round < ROUNDS_MAX && !isSettled(last); round++) {
      last = next(last);
    }
    return last;
  }

  /** Whether a number stays as it is, but for rounding. */
  public boolean isSettled(double writers) {
    return Math.abs(next(writers) - writers) <= SETTLED * turnover.potential();
  }
}
