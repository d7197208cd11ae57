package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Points put together with their nearest centre (k-means: Lloyd 1982, from k-means++ seeds). */
final class Clusters {
  private static final int ROUNDS_MAX = 50;

  private final List<double[]> points;
  private final double[][] centres;
  private final int[] nearest;

  private Clusters(List<double[]> points, int clusters) {
    this.points = points;
    this.centres = new double[clusters][];
    this.nearest = new int[points.size()];
  }

  /**
   * The cluster of each point, from 0.
   *
   * @param clusters how many there are, from 1 to the number of points
   */
  static int[] of(List<double[]> points, int clusters, UniformRandomProvider random) {
    Clusters found = new Clusters(points, clusters);
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
      double left = random.nextDouble() * Sums.of(distances);
      int chosen = 0;
      while (chosen < points.size() - 1 && left >= distances[chosen]) {
        left -= distances[chosen++];
      }
      centres[cluster] = points.get(chosen).clone();
      for (int i = 0; i < distances.length; i++) {
        double distance = distance(points.get(i), centres[cluster]);
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
        double distance = distance(points.get(i), centres[cluster]);
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
          for (int axis = 0; axis < sum.length; axis++) {
            sum[axis] += points.get(i)[axis];
          }
        }
      }
      if (members > 0) {
        int all = members;
        Arrays.setAll(sum, axis -> sum[axis] / all);
        centres[cluster] = sum;
      }
    }
  }

  private static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int axis = 0; axis < a.length; axis++) {
      squares += (a[axis] - b[axis]) * (a[axis] - b[axis]);
    }
    return squares;
  }
}
