package wellspring.model.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the replicas of a model show at each place of an axis, beside what they show where only
 * people write.
 *
 * <p>A control may belong to all places or change along the axis, as where the axis is the size of
 * the corpus. Under the same luck, the i-th values of all places and controls are those of one
 * replica.
 *
 * @param luck whether replicas share their luck between places
 * @param places ascending from 0 or more
 * @param controls what people alone come to, one for each setting that differs for them; none if
 *     there are no controls
 */
public record AxisReplicates(LuckSharing luck, List<AxisPlace> places, List<double[]> controls) {

  /** A place of the axis. */
  public static final class AxisPlace {
    private final double x;
    private final double[] values;
    private final int control;

    /**
     * A place.
     *
     * @param x where it is
     * @param values one for each replica; none is NaN
     * @param control the number of its control, from 0
     */
    public AxisPlace(double x, double[] values, int control) {
      if (!(x >= 0) || Double.isInfinite(x)) {
        throw new IllegalArgumentException("a place is a number from 0, not " + x);
      }
      this.x = x;
      this.values = values.clone();
      this.control = control;
    }

    double x() {
      return x;
    }

    double[] values() {
      return values.clone();
    }

    int control() {
      return control;
    }
  }

  /**
   * Checks that all belongs together.
   *
   * @throws IllegalArgumentException if it does not, or a value is NaN
   */
  public AxisReplicates {
    places = List.copyOf(places);
    controls = List.copyOf(controls);
    for (int i = 1; i < places.size(); i++) {
      if (places.get(i).x() <= places.get(i - 1).x()) {
        throw new IllegalArgumentException(
            "places must ascend, not " + places.get(i - 1).x() + ", " + places.get(i).x());
      }
    }
    for (double[] values : all(places, controls)) {
      if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
        throw new IllegalArgumentException("a place has no values, or one that is not a number");
      }
      if (luck == LuckSharing.SAME && values.length != places.get(0).values().length) {
        throw new IllegalArgumentException("replicas of the same luck must be everywhere");
      }
    }
  }

  boolean hasControls() {
    return !controls.isEmpty();
  }

  boolean isFinite() {
    return all(places, controls).stream().allMatch(Statistic::areFinite);
  }

  /** The least number of replicas that a place or a control has. */
  int replicas() {
    return all(places, controls).stream().mapToInt(values -> values.length).min().orElse(0);
  }

  double[] x() {
    return places.stream().mapToDouble(AxisPlace::x).toArray();
  }

  /** The figure of each place. */
  double[] figures(Statistic statistic) {
    return places.stream().mapToDouble(place -> statistic.of(place.values())).toArray();
  }

  /** The level at each place. */
  double[] levels(ThresholdLevel level, Statistic statistic) {
    return places.stream()
        .mapToDouble(
            place ->
                level instanceof ThresholdLevel.OfControl relative
                    ? relative.share() * statistic.of(controls.get(place.control()))
                    : ((ThresholdLevel.Absolute) level).value())
        .toArray();
  }

  private static List<double[]> all(List<AxisPlace> places, List<double[]> controls) {
    return Stream.concat(places.stream().map(AxisPlace::values), controls.stream()).toList();
  }
}
