package wellspring.model.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Where a function that is known exactly crosses 0, as theory's distance from a level does.
 *
 * @param between where it is: a single number twice, unless nothing is known in between, or there
 *     are several crossings
 * @param jumps whether the function leaps over 0 there instead of passing through it
 */
public record ExactCrossing(Interval between, boolean jumps) {
  /** So that all digits count that a number is printed with. */
  private static final int HALVINGS = 45;

  /** A function that changes by more than this share over no distance at all jumps. */
  private static final double JUMP = 1e-6;

  /**
   * A place of an axis, and what the function is there.
   *
   * @param x from 0
   */
  public record FunctionPoint(double x, double y) {
    private boolean isBelow() {
      return y < 0;
    }
  }

  /**
   * Looks for the crossing by bisection.
   *
   * @param points places where the function is known, ascending
   * @param between the function at any place; empty where it has no value, as at half a document
   * @return of several crossings, where the first and the last one are; empty if there is none
   */
  public static Optional<ExactCrossing> of(
      List<FunctionPoint> points, DoubleFunction<OptionalDouble> between) {
    Optional<ExactCrossing> all = Optional.empty();
    for (int i = 0; i + 1 < points.size(); i++) {
      if (points.get(i).isBelow() != points.get(i + 1).isBelow()) {
        AxisScale scale = new AxisScale(points.get(i + 1).x());
        ExactCrossing next =
            new CrossingSearch(scale, between).between(points.get(i), points.get(i + 1));
        all = Optional.of(all.map(first -> first.until(next)).orElse(next));
      }
    }
    return all;
  }

  private ExactCrossing until(ExactCrossing last) {
    return new ExactCrossing(new Interval(between.low(), last.between().high()), false);
  }

  private record CrossingSearch(AxisScale scale, DoubleFunction<OptionalDouble> function) {
    ExactCrossing between(FunctionPoint first, FunctionPoint last) {
      FunctionPoint left = first;
      FunctionPoint right = last;
      for (int i = 0; i < HALVINGS; i++) {
        Optional<FunctionPoint> middle = middle(left.x(), right.x());
        if (middle.isEmpty()) {
          return new ExactCrossing(new Interval(left.x(), right.x()), false);
        }
        if (middle.get().isBelow() == left.isBelow()) {
          left = middle.get();
        } else {
          right = middle.get();
        }
      }
      boolean jumps = Math.abs(right.y() - left.y()) > JUMP * Math.abs(last.y() - first.y());
      return new ExactCrossing(new Interval(right.x(), right.x()), jumps);
    }

    /** A place in the middle that has a value: a whole number if no other has. */
    private Optional<FunctionPoint> middle(double low, double high) {
      double middle = scale.place((scale.of(low) + scale.of(high)) / 2);
      double whole = Math.rint(middle);
      return at(middle).or(() -> low < whole && whole < high ? at(whole) : Optional.empty());
    }

    private Optional<FunctionPoint> at(double place) {
      OptionalDouble value = function.apply(place);
      return value.isPresent()
          ? Optional.of(new FunctionPoint(place, value.getAsDouble()))
          : Optional.empty();
    }
  }
}
