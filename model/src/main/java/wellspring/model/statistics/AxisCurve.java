package wellspring.model.statistics;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The smooth curve of a measure's distance from a level, along an axis that it crosses. */
final class AxisCurve {
  /** Into how many pieces the way between two places is cut to look for an interval's end. */
  private static final int PIECES = 16;

  private static final int HALVINGS = 35;

  private final double[] x;
  private final double[] u;
  private final double[] y;
  private final double[] levels;
  private final AxisScale scale;
  private final LevelDistance distance;
  private final MonotoneCubic curve;

  /** Where the interval's ends are looked for. */
  private final double[] grid;

  /**
   * The curve.
   *
   * @param x the places, ascending from 0 or more
   * @param distance from the level at each
   * @param levels the level itself at each
   */
  AxisCurve(double[] x, LevelDistance distance, double[] levels) {
    this.x = x.clone();
    this.scale = AxisScale.of(x);
    this.u = scale.all(x);
    this.y = distance.atPlaces();
    this.levels = levels.clone();
    this.distance = distance;
    this.curve = new MonotoneCubic(u, y);
    this.grid =
        IntStream.range(0, PIECES * (u.length - 1))
            .mapToDouble(
                i -> {
                  double left = u[i / PIECES];
                  return left + (u[i / PIECES + 1] - left) * (i % PIECES) / PIECES;
                })
            .toArray();
  }

  /** The crossing between a place and the next. */
  Threshold found(int left) {
    boolean below = y[left] < 0;
    double at = border(u[left], u[left + 1], place -> sum(place, y) < 0 == below);
    return new Threshold.Found(
        place(at),
        new Interval(start(at), end(at)),
        sum(at, levels),
        new Interval(x[left], x[left + 1]));
  }

  /** A crossing of which no more is known than that it lies between two places. */
  Threshold between(int left, int right, Threshold.Between.Cause cause) {
    double low = Math.min(start(u[left]), x[left]);
    double high = Math.max(end(u[right]), x[right]);
    return new Threshold.Between(
        new Interval(x[left], x[right]),
        new Interval(low, high),
        sum((u[left] + u[right]) / 2, levels),
        cause);
  }

  /** The least place that is not rejected, of those up to one; 0 if the axis' first one is not. */
  private double start(double to) {
    double start = edge(u[0], to);
    return start == u[0] ? 0 : place(start);
  }

  /** The greatest place that is not rejected; infinity if the axis' last one is not. */
  private double end(double from) {
    double last = u[u.length - 1];
    double end = edge(last, from);
    return end == last ? Double.POSITIVE_INFINITY : place(end);
  }

  /** The first place that is not rejected on the way from one to another; else the other. */
  private double edge(double from, double to) {
    double before = from;
    for (double place : way(from, to)) {
      if (distance.mayBeZero(curve.weights(place))) {
        return place == from ? from : border(before, place, this::isRejected);
      }
      before = place;
    }
    return to;
  }

  private boolean isRejected(double place) {
    return !distance.mayBeZero(curve.weights(place));
  }

  private double[] way(double from, double to) {
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    double[] upward =
        DoubleStream.concat(DoubleStream.of(low, high), DoubleStream.of(grid))
            .filter(place -> low <= place && place <= high)
            .sorted()
            .distinct()
            .toArray();
    double[] downward = new double[upward.length];
    Arrays.setAll(downward, i -> upward[upward.length - 1 - i]);
    return from < to ? upward : downward;
  }

  /** What lies at a coordinate: a place of the axis to its last digit. */
  private double place(double coordinate) {
    int known = Arrays.binarySearch(u, coordinate);
    return known >= 0 ? x[known] : scale.place(coordinate);
  }

  /** The weighted sum of what the places have, at a place of the curve. */
  private double sum(double place, double[] values) {
    double[] weights = curve.weights(place);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  /** Where a condition that holds at one place, and not at another, ends to hold. */
  private static double border(double holds, double fails, DoublePredicate condition) {
    double yes = holds;
    double no = fails;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (yes + no) / 2;
      if (condition.test(middle)) {
        yes = middle;
      } else {
        no = middle;
      }
    }
    return no;
  }
}
