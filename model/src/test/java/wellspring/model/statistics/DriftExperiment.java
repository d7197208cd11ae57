package wellspring.model.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ClosedForms;
import wellspring.model.random.Seed;

/**
 * A sweep over the human fraction of drift with immigration, token by token, whose threshold is
 * known exactly.
 *
 * <p>Many replicas are simulated once; each trial draws some of them, the same ones at all places
 * for the same luck.
 *
 * @param share of the control that is to be crossed
 * @param x the human fractions
 * @param pool the diversity of each replica at each of these, and of people alone: (places + 1,
 *     replicas)
 * @param root where the mean crosses
 */
record DriftExperiment(double share, List<Double> x, List<double[]> pool, double root) {
  private static final double[] WORDS = zipf(50);

  /** A drawn experiment whose threshold lies within its axis. */
  static DriftExperiment drawn(UniformRandomProvider chance, int replicas) {
    while (true) {
      int tokens = 20 + chance.nextInt(60);
      int generations = 10 + chance.nextInt(30);
      double share = 0.3 + 0.45 * chance.nextDouble();
      double level = share * mean(tokens, 1, generations);
      if (mean(tokens, 0, generations) < 0.95 * level) {
        List<Double> x = places(chance, tokens);
        Seed seed = new Seed(chance.nextLong());
        return new DriftExperiment(
            share,
            x,
            pool(x, tokens, generations, replicas, seed),
            root(tokens, generations, level));
      }
    }
  }

  private static List<Double> places(UniformRandomProvider chance, int tokens) {
    double ratio = 1.7 + 0.8 * chance.nextDouble();
    double first = (0.1 + 0.3 * chance.nextDouble()) / (2 * tokens);
    List<Double> x = new ArrayList<>(List.of(0.0));
    for (double place = first; place < 0.9; place *= ratio) {
      x.add(place);
    }
    x.add(1.0);
    return x;
  }

  private static List<double[]> pool(
      List<Double> x, int tokens, int generations, int replicas, Seed seed) {
    List<Double> all = new ArrayList<>(x);
    all.add(1.0);
    return all.stream()
        .map(
            humans -> {
              double[] values = new double[replicas];
              Arrays.setAll(
                  values,
                  replica ->
                      diversity(tokens, humans, generations, seed.stream("replica", "", replica)));
              return values;
            })
        .toList();
  }

  private static double root(int tokens, int generations, double level) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (mean(tokens, middle, generations) < level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The mean diversity: that of Wright 1931 with immigration. */
  static double mean(int tokens, double humans, int generations) {
    double human = 1 - Arrays.stream(WORDS).map(p -> p * p).sum();
    return humans == 0
        ? ClosedForms.replacing(human, tokens, generations)
        : ClosedForms.replacingWithHumans(human, tokens, Share.of(humans), generations);
  }

  /** The diversity of the last of some generations, each of so many tokens. */
  static double diversity(
      int tokens, double humans, int generations, UniformRandomProvider chance) {
    int[] last = new int[tokens];
    for (int generation = 0; generation < generations; generation++) {
      int[] next = new int[tokens];
      for (int i = 0; i < tokens; i++) {
        double origin = chance.nextDouble();
        double which = chance.nextDouble();
        next[i] = generation == 0 || origin < humans ? word(which) : last[(int) (which * tokens)];
      }
      last = next;
    }
    double match = 0;
    int[] counts = new int[WORDS.length];
    for (int token : last) {
      counts[token]++;
    }
    for (int count : counts) {
      match += (double) count * count / tokens / tokens;
    }
    return 1 - match;
  }

  private static int word(double chance) {
    double rest = chance;
    int word = 0;
    while (word < WORDS.length - 1 && rest >= WORDS[word]) {
      rest -= WORDS[word++];
    }
    return word;
  }

  private static double[] zipf(int words) {
    double[] shares = new double[words];
    Arrays.setAll(shares, i -> 1.0 / (i + 1));
    double sum = Arrays.stream(shares).sum();
    Arrays.setAll(shares, i -> shares[i] / sum);
    return shares;
  }

  /** What some replicas show. */
  AxisReplicates trial(UniformRandomProvider chance, int replicas, LuckSharing luck) {
    int[] drawn = new int[replicas];
    List<double[]> values = new ArrayList<>();
    for (double[] place : pool) {
      if (values.isEmpty() || luck == LuckSharing.OWN) {
        Arrays.setAll(drawn, i -> chance.nextInt(place.length));
      }
      values.add(Arrays.stream(drawn).mapToDouble(i -> place[i]).toArray());
    }
    List<AxisReplicates.AxisPlace> places = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      places.add(new AxisReplicates.AxisPlace(x.get(i), values.get(i), 0));
    }
    return new AxisReplicates(luck, places, List.of(values.get(x.size())));
  }
}
