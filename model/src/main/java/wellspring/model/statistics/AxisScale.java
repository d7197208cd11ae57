package wellspring.model.statistics;

import java.util.Arrays;

/**
 * How the places of an axis are laid out to draw a smooth curve over them: {@code asinh(x/s)},
 * evenly around 0 and by factors far above s, the least place above 0. So 0 itself has a place.
 */
record AxisScale(double unit) {

  /**
   * The scale of some places.
   *
   * @param x from 0 up, at least one above 0
   */
  static AxisScale of(double[] x) {
    return new AxisScale(Arrays.stream(x).filter(place -> place > 0).min().orElseThrow());
  }

  double of(double x) {
    double ratio = x / unit;
    return StrictMath.log(ratio + Math.sqrt(ratio * ratio + 1));
  }

  double[] all(double[] x) {
    return Arrays.stream(x).map(this::of).toArray();
  }

  /** The place that has a coordinate. */
  double place(double coordinate) {
    return unit * StrictMath.sinh(coordinate);
  }
}
