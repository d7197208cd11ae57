package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.measure.SampleSize.EqualBlocks;
import wellspring.model.random.Seed;

/** How far a token tells of later ones; see {@link Measure#COHERENCE_LENGTH}. */
record CoherenceCalculator(Seed seed) implements MeasureCalculator {
  static final int DISTANCE_MAX = 64;

  /** With so many shuffles, chance alone is the best of all once in twenty times. */
  private static final int SHUFFLES = 19;

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    subject
        .probe()
        .blocks()
        .ifPresent(blocks -> figures.put(Measure.COHERENCE_LENGTH, length(blocks)));
  }

  /** The distance before the first one at which the text tells no more than when shuffled. */
  int length(EqualBlocks blocks) {
    List<int[]> list = blocks.list();
    int farthest = Math.min(DISTANCE_MAX, list.get(0).length - 1);
    UniformRandomProvider random = seed.fixedStream("coherence", "", 0);
    for (int distance = 1; distance <= farthest; distance++) {
      double information = information(list, distance);
      for (int i = 0; i < SHUFFLES; i++) {
        if (information(shuffled(list, random), distance) >= information) {
          return distance - 1;
        }
      }
    }
    return farthest;
  }

  /**
   * The mutual information of the relative frequencies of two tokens at a distance, {@code Σ p(a,b)
   * ln p(a,b)/(p(a)p(b))} in nats.
   *
   * @param distance less than the length of the blocks
   */
  static double information(List<int[]> blocks, int distance) {
    int each = blocks.get(0).length - distance;
    long[] pairs = new long[blocks.size() * each];
    long[] before = new long[pairs.length];
    long[] after = new long[pairs.length];
    int next = 0;
    for (int[] block : blocks) {
      for (int place = 0; place < each; place++, next++) {
        before[next] = block[place];
        after[next] = block[place + distance];
        pairs[next] = before[next] << Integer.SIZE | after[next];
      }
    }
    return entropy(before) + entropy(after) - entropy(pairs);
  }

  /** The entropy of the relative frequencies of some things. */
  private static double entropy(long[] things) {
    Arrays.sort(things);
    double total = 0;
    for (int from = 0, to; from < things.length; from = to) {
      to = from + 1;
      while (to < things.length && things[to] == things[from]) {
        to++;
      }
      double share = (double) (to - from) / things.length;
      total -= share * StrictMath.log(share);
    }
    return total;
  }

  /** The same tokens in another order, in as many blocks (Fisher and Yates). */
  private static List<int[]> shuffled(List<int[]> blocks, UniformRandomProvider random) {
    int[] all = blocks.stream().flatMapToInt(Arrays::stream).toArray();
    for (int i = all.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int token = all[i];
      all[i] = all[j];
      all[j] = token;
    }
    int each = blocks.get(0).length;
    return IntStream.range(0, blocks.size())
        .mapToObj(i -> Arrays.copyOfRange(all, i * each, (i + 1) * each))
        .toList();
  }
}
