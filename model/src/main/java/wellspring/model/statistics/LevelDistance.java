package wellspring.model.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How far the figures of an axis lie above their level, at its places and, as a weighted sum of
 * these, between them.
 */
interface LevelDistance {

  /** The distance at each place. */
  double[] atPlaces();

  /**
   * Whether the data leave it open that a weighted sum of the distances is 0, at 95 %.
   *
   * @param weights one for each place, which add up to 1
   */
  boolean mayBeZero(double[] weights);

  /**
   * Whether the interval of the crossing takes in a place where a weighted sum of the distances is
   * its own.
   *
   * @param weights one for each place, which add up to 1
   */
  default boolean mayBeCrossing(double[] weights) {
    return mayBeZero(weights);
  }

  /**
   * The distances of some figures.
   *
   * @param data with controls if the level is a share of them; medians of luck of their own
   */
  static LevelDistance of(AxisReplicates data, ThresholdLevel level, Statistic statistic) {
    if (data.luck() == LuckSharing.SAME) {
      return Calibrated.of(data.x(), PairedMeans.of(data, level));
    }
    return statistic == Statistic.MEAN
        ? Calibrated.of(data.x(), OfMeans.of(Terms.of(data, level)))
        : new OfMedians(data, level);
  }

  /** Distances that are means, of which Student's t holds. */
  interface Means extends LevelDistance {

    /** The weighted sum of the distances. */
    MeanEstimate sum(double[] weights);

    /**
     * Distances drawn around others, as uncertain as these.
     *
     * @param heights the true distance at each place
     */
    Means drawn(double[] heights, UniformRandomProvider chance);

    @Override
    default boolean mayBeZero(double[] weights) {
      return sum(weights).mayBeZero();
    }
  }

  /**
   * Means whose interval holds the crossing in 95 % of cases.
   *
   * @param level at which the interval rejects a place
   */
  record Calibrated(Means means, double level) implements LevelDistance {
    static Calibrated of(double[] x, Means means) {
      return new Calibrated(means, new IntervalCalibration(x, means).level());
    }

    @Override
    public double[] atPlaces() {
      return means.atPlaces();
    }

    @Override
    public boolean mayBeZero(double[] weights) {
      return means.mayBeZero(weights);
    }

    @Override
    public boolean mayBeCrossing(double[] weights) {
      return means.sum(weights).probability() >= level;
    }
  }

  /**
   * Under luck of their own: the places and their levels are independent means.
   *
   * @param estimates those of the places, then those of the controls, or the level itself
   */
  record OfMeans(Terms terms, List<MeanEstimate> estimates) implements Means {
    static OfMeans of(Terms terms) {
      return new OfMeans(terms, terms.estimates(MeanEstimate::of, MeanEstimate::exactly));
    }

    @Override
    public double[] atPlaces() {
      return terms.distances(estimates.stream().mapToDouble(MeanEstimate::value).toArray());
    }

    @Override
    public MeanEstimate sum(double[] weights) {
      return MeanEstimate.sum(estimates, terms.weights(weights));
    }

    @Override
    public Means drawn(double[] heights, UniformRandomProvider chance) {
      double[] measured = atPlaces();
      List<MeanEstimate> others = new ArrayList<>();
      for (int i = 0; i < estimates.size(); i++) {
        double moved = i < heights.length ? heights[i] - measured[i] : 0;
        others.add(estimates.get(i).drawn(moved, chance));
      }
      return new OfMeans(terms, others);
    }
  }

  /**
   * Under luck of their own: medians, whose intervals are put together by the squares of their arms
   * (the method of variance estimates recovery, Zou and Donner 2008).
   */
  final class OfMedians implements LevelDistance {
    private final Terms terms;
    private final List<Median> estimates;

    private record Median(double value, Interval interval) {
      static Median of(double[] values) {
        return new Median(Statistic.MEDIAN.of(values), MedianInterval.of(values));
      }
    }

    OfMedians(AxisReplicates data, ThresholdLevel level) {
      terms = Terms.of(data, level);
      estimates =
          terms.estimates(Median::of, value -> new Median(value, new Interval(value, value)));
    }

    @Override
    public double[] atPlaces() {
      return terms.distances(estimates.stream().mapToDouble(Median::value).toArray());
    }

    @Override
    public boolean mayBeZero(double[] weights) {
      double[] all = terms.weights(weights);
      double sum = 0;
      double down = 0;
      double up = 0;
      for (int i = 0; i < all.length; i++) {
        Median median = estimates.get(i);
        double below = all[i] * (median.value() - median.interval().low());
        double above = all[i] * (median.interval().high() - median.value());
        sum += all[i] * median.value();
        down += all[i] > 0 ? below * below : above * above;
        up += all[i] > 0 ? above * above : below * below;
      }
      return sum > 0 ? sum * sum <= down : sum * sum <= up;
    }
  }

  /**
   * A distance as a weighted sum of independent estimates: those of the places, then those of the
   * controls, or the level itself.
   *
   * @param share what a control is multiplied by to be the level
   */
  record Terms(AxisReplicates data, ThresholdLevel level, double share) {
    static Terms of(AxisReplicates data, ThresholdLevel level) {
      return new Terms(
          data, level, level instanceof ThresholdLevel.OfControl part ? part.share() : 1);
    }

    <T> List<T> estimates(Function<double[], T> estimate, DoubleFunction<T> exactly) {
      List<T> estimates =
          new ArrayList<>(
              data.places().stream().map(AxisReplicates.AxisPlace::values).map(estimate).toList());
      if (level instanceof ThresholdLevel.Absolute absolute) {
        estimates.add(exactly.apply(absolute.value()));
      } else {
        data.controls().stream().map(estimate).forEach(estimates::add);
      }
      return estimates;
    }

    double[] weights(double[] ofPlaces) {
      int levels = level instanceof ThresholdLevel.Absolute ? 1 : data.controls().size();
      double[] weights = Arrays.copyOf(ofPlaces, ofPlaces.length + levels);
      for (int place = 0; place < ofPlaces.length; place++) {
        weights[ofPlaces.length + levelOf(place)] -= share * ofPlaces[place];
      }
      return weights;
    }

    double[] distances(double[] values) {
      double[] distances = Arrays.copyOf(values, data.places().size());
      for (int place = 0; place < distances.length; place++) {
        distances[place] -= share * values[distances.length + levelOf(place)];
      }
      return distances;
    }

    private int levelOf(int place) {
      return level instanceof ThresholdLevel.Absolute ? 0 : data.places().get(place).control();
    }
  }
}
