package wellspring.model.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The smooth curve of a measure's distance from a level, along an axis that it crosses. */
final class AxisCurve {
  /** Into how many pieces the way between two places is cut to look for an interval's end. */
  private static final int PIECES = 16;

  private static final int HALVINGS = 35;

  /** More than this part of the whole change, between two places, is a jump. */
  private static final double JUMP = 0.5;

  private final double[] x;
  private final double[] u;
  private final double[] y;
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
   */
  AxisCurve(double[] x, LevelDistance distance) {
    this.x = x.clone();
    this.scale = AxisScale.of(x);
    this.u = scale.all(x);
    this.y = distance.atPlaces();
    this.distance = distance;
    this.curve = new MonotoneCubic(u, y);
    this.grid =
        IntStream.rangeClosed(0, PIECES * (u.length - 1))
            .mapToDouble(
                i -> {
                  int left = Math.min(i / PIECES, u.length - 2);
                  return u[left] + (u[left + 1] - u[left]) * (i - PIECES * left) / PIECES;
                })
            .toArray();
    grid[grid.length - 1] = u[u.length - 1];
  }

  /**
   * What is known of the crossing without its interval.
   *
   * @param left the first place
   * @param right the last
   * @param cause why no more is known than that it lies between them
   */
  private record CrossingPlaces(int left, int right, Optional<Threshold.Between.Cause> cause) {}

  /**
   * Where the level is crossed.
   *
   * @param levels the level itself at each place
   * @return empty if it is not
   */
  Optional<Threshold> threshold(double[] levels) {
    return crossing()
        .map(
            crossing ->
                crossing.cause().isPresent()
                    ? between(crossing, levels)
                    : found(crossing.left(), levels));
  }

  /**
   * The level of rejection up to which the interval of the crossing takes in a coordinate, if each
   * place is rejected by how probable its distance is.
   *
   * @return empty if the level is not crossed
   */
  OptionalDouble support(double coordinate, LevelDistance.Means means) {
    Optional<CrossingPlaces> found = crossing();
    if (found.isEmpty()) {
      return OptionalDouble.empty();
    }
    CrossingPlaces crossing = found.get();
    boolean isExact = crossing.cause().isEmpty();
    double low = isExact ? root(crossing.left()) : u[crossing.left()];
    double high = isExact ? low : u[crossing.right()];
    if (low <= coordinate && coordinate <= high) {
      return OptionalDouble.of(1);
    }
    MeanEstimate nearest = means.sum(curve.weights(coordinate));
    double greatest = nearest.probability();
    for (double place : grid) {
      if (coordinate < low ? place < coordinate : place > coordinate) {
        MeanEstimate there = means.sum(curve.weights(place));
        if (!there.isFartherThan(nearest) && there.probability() > greatest) {
          nearest = there;
          greatest = there.probability();
        }
      }
    }
    return OptionalDouble.of(greatest);
  }

  /** The first coordinate at which the curve through some heights crosses 0. */
  static OptionalDouble crossing(double[] u, double[] heights) {
    int left = crossing(heights, 0, 1);
    return left < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(root(new MonotoneCubic(u, heights), u, heights, left));
  }

  private Optional<CrossingPlaces> crossing() {
    int first = crossing(y, 0, 1);
    if (first < 0) {
      return Optional.empty();
    }
    int last = crossing(y, y.length - 2, -1);
    Optional<Threshold.Between.Cause> cause =
        first != last
            ? Optional.of(Threshold.Between.Cause.REPEATED)
            : Optional.of(Threshold.Between.Cause.JUMP).filter(jump -> jumps(first));
    return Optional.of(new CrossingPlaces(first, last + 1, cause));
  }

  /** The left one of the places between which heights change their sign; −1 if there is none. */
  private static int crossing(double[] heights, int from, int step) {
    for (int i = from; i >= 0 && i < heights.length - 1; i += step) {
      if (heights[i] < 0 != heights[i + 1] < 0) {
        return i;
      }
    }
    return -1;
  }

  private boolean jumps(int left) {
    double range = Arrays.stream(y).max().orElseThrow() - Arrays.stream(y).min().orElseThrow();
    double[] step = new double[y.length];
    step[left] = -1;
    step[left + 1] = 1;
    return Math.abs(y[left + 1] - y[left]) > JUMP * range && !distance.mayBeZero(step);
  }

  /** The crossing between a place and the next. */
  private Threshold found(int left, double[] levels) {
    double at = root(left);
    return new Threshold.Found(
        place(at),
        new Interval(start(at), end(at)),
        sum(curve, at, levels),
        new Interval(x[left], x[left + 1]));
  }

  private Threshold between(CrossingPlaces crossing, double[] levels) {
    int left = crossing.left();
    int right = crossing.right();
    double low = Math.min(start(u[left]), x[left]);
    double high = Math.max(end(u[right]), x[right]);
    return new Threshold.Between(
        new Interval(x[left], x[right]),
        new Interval(low, high),
        sum(curve, (u[left] + u[right]) / 2, levels),
        crossing.cause().orElseThrow());
  }

  private double root(int left) {
    return root(curve, u, y, left);
  }

  private static double root(MonotoneCubic curve, double[] u, double[] heights, int left) {
    boolean below = heights[left] < 0;
    return border(u[left], u[left + 1], place -> sum(curve, place, heights) < 0 == below);
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
      if (distance.mayBeCrossing(curve.weights(place))) {
        return place == from ? from : border(before, place, this::isRejected);
      }
      before = place;
    }
    return to;
  }

  private boolean isRejected(double place) {
    return !distance.mayBeCrossing(curve.weights(place));
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
  private static double sum(MonotoneCubic curve, double place, double[] values) {
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
