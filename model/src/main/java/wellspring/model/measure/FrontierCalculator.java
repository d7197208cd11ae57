package wellspring.model.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.measure.SampleSize.EqualBlocks;
import wellspring.model.random.Seed;

/** How far human and model text cover each other; see {@link Measure#FRONTIER_AREA}. */
final class FrontierCalculator implements MeasureCalculator {
  private static final double SCALE = 5;
  private static final int MIXTURES = 100;

  /** How many blocks there are to a cluster, of each side. */
  private static final int CLUSTER = 10;

  /**
   * Over so many clusterings the area is averaged: one differs from the next by 0.07 to 0.1
   * (standard deviation), their mean by 0.02, and the tightest of many is no steadier than one.
   */
  private static final int CLUSTERINGS = 16;

  private final TextFeatures features;
  private final EqualBlocks reference;
  private final Seed seed;

  /**
   * @param reference human text
   * @param seed the run's root, for the clusters
   */
  FrontierCalculator(TextFeatures features, EqualBlocks reference, Seed seed) {
    this.features = features;
    this.reference = reference;
    this.seed = seed;
  }

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    subject.probe().blocks().ifPresent(blocks -> figures.put(Measure.FRONTIER_AREA, of(blocks)));
  }

  double of(EqualBlocks blocks) {
    blocks.requireEqual(reference);
    int each = reference.list().size();
    List<double[]> points =
        Stream.of(reference, blocks)
            .flatMap(side -> side.list().stream())
            .map(features::of)
            .toList();
    UniformRandomProvider random = seed.fixedStream("frontier", "", 0);
    double total = 0;
    for (int i = 0; i < CLUSTERINGS; i++) {
      total += area(KMeansClusters.of(points, Math.max(2, each / CLUSTER), random));
    }
    return total / CLUSTERINGS;
  }

  /**
   * The area by one clustering.
   *
   * @param clusters of the reference's points, and then of as many others
   */
  private static double area(int[] clusters) {
    int each = clusters.length / 2;
    int different = 1 + IntStream.of(clusters).max().orElseThrow();
    double[] human = new double[different];
    double[] model = new double[different];
    for (int i = 0; i < each; i++) {
      human[clusters[i]] += 1.0 / each;
      model[clusters[each + i]] += 1.0 / each;
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
