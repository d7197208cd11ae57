package wellspring.model.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;

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
   * The distances of some figures.
   *
   * @param data with controls if the level is a share of them; medians of luck of their own
   */
  static LevelDistance of(Replicates data, Level level, Statistic statistic) {
    if (data.luck() == Luck.SAME) {
      return new OfReplicas(data, level);
    }
    return statistic == Statistic.MEAN ? new OfMeans(data, level) : new OfMedians(data, level);
  }

  /**
   * Under the same luck: the distances of each replica, of whose weighted sums Student's t holds.
   */
  final class OfReplicas implements LevelDistance {
    private final double[][] distances;

    OfReplicas(Replicates data, Level level) {
      distances = new double[data.places().size()][data.replicas()];
      for (int place = 0; place < distances.length; place++) {
        Replicates.Place there = data.places().get(place);
        double[] values = there.values();
        double[] levels = levels(data, level, there.control());
        Arrays.setAll(distances[place], replica -> values[replica] - levels[replica]);
      }
    }

    private static double[] levels(Replicates data, Level level, int control) {
      double[] levels = new double[data.replicas()];
      if (level instanceof Level.OfControl part) {
        double[] controls = data.controls().get(control);
        Arrays.setAll(levels, replica -> part.share() * controls[replica]);
      } else {
        Arrays.fill(levels, ((Level.Absolute) level).value());
      }
      return levels;
    }

    @Override
    public double[] atPlaces() {
      return Arrays.stream(distances).mapToDouble(Statistic.MEAN::of).toArray();
    }

    @Override
    public boolean mayBeZero(double[] weights) {
      double[] sums = new double[distances[0].length];
      for (int place = 0; place < weights.length; place++) {
        for (int replica = 0; replica < sums.length; replica++) {
          sums[replica] += weights[place] * distances[place][replica];
        }
      }
      return MeanEstimate.of(sums).mayBeZero();
    }
  }

  /** Under luck of their own: the places and their levels are independent means. */
  final class OfMeans implements LevelDistance {
    private final Terms terms;
    private final List<MeanEstimate> estimates;

    OfMeans(Replicates data, Level level) {
      terms = Terms.of(data, level);
      estimates = terms.estimates(MeanEstimate::of, MeanEstimate::exactly);
    }

    @Override
    public double[] atPlaces() {
      return terms.distances(estimates.stream().mapToDouble(MeanEstimate::value).toArray());
    }

    @Override
    public boolean mayBeZero(double[] weights) {
      return MeanEstimate.sum(estimates, terms.weights(weights)).mayBeZero();
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

    OfMedians(Replicates data, Level level) {
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
  record Terms(Replicates data, Level level, double share) {
    static Terms of(Replicates data, Level level) {
      return new Terms(data, level, level instanceof Level.OfControl part ? part.share() : 1);
    }

    <T> List<T> estimates(Function<double[], T> estimate, DoubleFunction<T> exactly) {
      List<T> estimates =
          new ArrayList<>(
              data.places().stream().map(Replicates.Place::values).map(estimate).toList());
      if (level instanceof Level.Absolute absolute) {
        estimates.add(exactly.apply(absolute.value()));
      } else {
        data.controls().stream().map(estimate).forEach(estimates::add);
      }
      return estimates;
    }

    double[] weights(double[] ofPlaces) {
      int levels = level instanceof Level.Absolute ? 1 : data.controls().size();
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
      return level instanceof Level.Absolute ? 0 : data.places().get(place).control();
    }
  }
}
