package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Points put together with their nearest centre (k-means: Lloyd 1982, from k-means++ seeds).
 *
 * <p>Most coordinates of a point are 0, so distances are taken as {@code ‖p‖² − 2⟨p, c⟩ + ‖c‖²}
 * over those that are not.
 */
final class KMeansClusters {
  private static final int ROUNDS_MAX = 50;

  private final List<double[]> points;
  private final int[][] axes; // by point, where it is not 0
  private final double[] pointSquares;
  private final double[][] centres;
  private final double[] centreSquares;
  private final int[] nearest;

  private KMeansClusters(List<double[]> points, int clusters) {
    this.points = points;
    this.axes = points.stream().map(KMeansClusters::axes).toArray(int[][]::new);
    this.pointSquares = points.stream().mapToDouble(KMeansClusters::squares).toArray();
    this.centres = new double[clusters][];
    this.centreSquares = new double[clusters];
    this.nearest = new int[points.size()];
  }

  private static int[] axes(double[] point) {
    return IntStream.range(0, point.length).filter(axis -> point[axis] != 0).toArray();
  }

  private static double squares(double[] point) {
    double squares = 0;
    for (double coordinate : point) {
      squares += coordinate * coordinate;
    }
    return squares;
  }

  /**
   * The cluster of each point, from 0.
   *
   * @param clusters how many there are, from 1 to the number of points
   */
  static int[] of(List<double[]> points, int clusters, UniformRandomProvider random) {
    KMeansClusters found = new KMeansClusters(points, clusters);
    found.seed(random);
    for (int round = 0; round < ROUNDS_MAX && found.assign(); round++) {
      found.move();
    }
    return found.nearest;
  }

  /** Each next seed is a point drawn by its squared distance (Arthur and Vassilvitskii 2007). */
  private void seed(UniformRandomProvider random) {
    double[] distances = new double[points.size()];
    Arrays.fill(distances, 1);
    for (int cluster = 0; cluster < centres.length; cluster++) {
      double left = random.nextDouble() * SequentialSums.of(distances);
      int chosen = 0;
      while (chosen < points.size() - 1 && left >= distances[chosen]) {
        left -= distances[chosen++];
      }
      place(cluster, points.get(chosen).clone());
      for (int i = 0; i < distances.length; i++) {
        double distance = distance(i, cluster);
        distances[i] = cluster == 0 ? distance : Math.min(distances[i], distance);
      }
    }
  }

  /** Whether any point has changed its cluster; ties go to the first. */
  private boolean assign() {
    boolean changed = false;
    for (int i = 0; i < nearest.length; i++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int cluster = 0; cluster < centres.length; cluster++) {
        double distance = distance(i, cluster);
        if (distance < least) {
          least = distance;
          best = cluster;
        }
      }
      changed |= best != nearest[i];
      nearest[i] = best;
    }
    return changed;
  }

  /** Puts each centre in the middle of its points; one without any stays. */
  private void move() {
    for (int cluster = 0; cluster < centres.length; cluster++) {
      double[] sum = new double[centres[cluster].length];
      int members = 0;
      for (int i = 0; i < nearest.length; i++) {
        if (nearest[i] == cluster) {
          members++;
          for (int axis : axes[i]) {
            sum[axis] += points.get(i)[axis];
          }
        }
      }
      if (members > 0) {
        int all = members;
        Arrays.setAll(sum, axis -> sum[axis] / all);
        place(cluster, sum);
      }
    }
  }

  private void place(int cluster, double[] centre) {
    centres[cluster] = centre;
    centreSquares[cluster] = squares(centre);
  }

  /** The squared distance of a point from a centre. */
  private double distance(int point, int cluster) {
    double[] coordinates = points.get(point);
    double product = 0;
    for (int axis : axes[point]) {
      product += coordinates[axis] * centres[cluster][axis];
    }
    return Math.max(0, pointSquares[point] - 2 * product + centreSquares[cluster]);
  }
}
