package wellspring.model.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import wellspring.model.measure.SampleSize.EqualDocuments;
import wellspring.model.random.Seed;

/** How far human and model documents cover each other; see {@link Measure#FRONTIER_AREA}. */
final class Frontier implements Gauge {
  private static final double SCALE = 5;
  private static final int MIXTURES = 100;

  /** How many documents there are to a cluster, of each side. */
  private static final int CLUSTER = 10;

  private final TextFeatures features;
  private final EqualDocuments reference;
  private final Seed seed;

  /**
   * @param reference human documents
   * @param seed the run's root, for the clusters
   */
  Frontier(TextFeatures features, EqualDocuments reference, Seed seed) {
    this.features = features;
    this.reference = reference;
    this.seed = seed;
  }

  @Override
  public void measure(Subject subject, Figures figures) {
    subject
        .probe()
        .documents()
        .ifPresent(documents -> figures.put(Measure.FRONTIER_AREA, of(documents)));
  }

  private double of(EqualDocuments documents) {
    documents.requireEqual(reference);
    int each = reference.list().size();
    List<double[]> points =
        Stream.of(reference, documents)
            .flatMap(side -> side.list().stream())
            .map(features::of)
            .toList();
    int clusters = Math.max(2, each / CLUSTER);
    int[] nearest = Clusters.of(points, clusters, seed.stream("frontier", "", 0));
    double[] human = new double[clusters];
    double[] model = new double[clusters];
    for (int i = 0; i < each; i++) {
      human[nearest[i]] += 1.0 / each;
      model[nearest[each + i]] += 1.0 / each;
    }
    return area(human, model);
  }

  /**
   * The area under {@code (exp(−5 KL(q‖r)), exp(−5 KL(p‖r)))} for all mixtures r of p and q
   * (Pillutla et al. 2021).
   *
   * @param p probabilities by cluster
   * @param q probabilities by cluster, equally many
   * @return in (0, 1]; 1 if the two are the same
   */
  static double area(double[] p, double[] q) {
    List<double[]> curve = new ArrayList<>();
    curve.add(new double[] {0, 1});
    for (int step = 1; step < MIXTURES; step++) {
      double share = (double) step / MIXTURES;
      double[] mixture = new double[p.length];
      Arrays.setAll(mixture, i -> share * p[i] + (1 - share) * q[i]);
      curve.add(new double[] {near(p, mixture), near(q, mixture)});
    }
    curve.add(new double[] {1, 0});
    double area = 0;
    for (int i = 1; i < curve.size(); i++) {
      double width = curve.get(i)[0] - curve.get(i - 1)[0];
      area += width * (curve.get(i)[1] + curve.get(i - 1)[1]) / 2;
    }
    return area;
  }

  private static double near(double[] distribution, double[] mixture) {
    return StrictMath.exp(-SCALE * KullbackLeibler.of(distribution, mixture));
  }
}
