package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import wellspring.model.measure.SampleSize.EqualBlocks;

/** How much blocks of text resemble each other; see {@link Measure#SELF_BLEU_4}. */
record SelfBleu() implements MeasureCalculator {
  private static final int LONGEST = 4;

  /** What a sequence that never matches counts as: the first smoothing of Chen and Cherry 2014. */
  private static final double SMOOTHING = 0.1;

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    subject.probe().blocks().ifPresent(blocks -> figures.put(Measure.SELF_BLEU_4, of(blocks)));
  }

  /**
   * @return empty with fewer than two blocks, or if they are shorter than four symbols
   */
  static OptionalDouble of(EqualBlocks blocks) {
    List<int[]> list = blocks.list();
    if (list.size() < 2 || list.get(0).length < LONGEST) {
      return OptionalDouble.empty();
    }
    double[] logs = new double[list.size()];
    for (NGrams sequences : NGrams.upTo(LONGEST, list)) {
      double[] precision = precision(sequences);
      Arrays.setAll(logs, d -> logs[d] + StrictMath.log(precision[d]) / LONGEST);
    }
    return SequentialSums.mean(Arrays.stream(logs).map(StrictMath::exp).toArray());
  }

  /** By document, the share of its sequences that another document has as often. */
  private static double[] precision(NGrams sequences) {
    Best best = new Best(sequences.different());
    for (int d = 0; d < sequences.documents().size(); d++) {
      int[] sorted = sorted(sequences.documents().get(d));
      for (int from = 0, to; from < sorted.length; from = to) {
        to = runEnd(sorted, from);
        best.enter(d, sorted[from], to - from);
      }
    }
    double[] precision = new double[sequences.documents().size()];
    for (int d = 0; d < precision.length; d++) {
      int[] sorted = sorted(sequences.documents().get(d));
      int matches = 0;
      for (int from = 0, to; from < sorted.length; from = to) {
        to = runEnd(sorted, from);
        matches += Math.min(to - from, best.ofOthers(d, sorted[from]));
      }
      precision[d] = (matches == 0 ? SMOOTHING : matches) / sorted.length;
    }
    return precision;
  }

  private static int[] sorted(int[] document) {
    int[] sorted = document.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static int runEnd(int[] sorted, int from) {
    int to = from + 1;
    while (to < sorted.length && sorted[to] == sorted[from]) {
      to++;
    }
    return to;
  }

  /** How often each sequence comes in the document that has most of it, and in the next best. */
  private static final class Best {
    private final int[] most;
    private final int[] holder;
    private final int[] second;

    Best(int different) {
      most = new int[different];
      holder = new int[different];
      second = new int[different];
    }

    void enter(int document, int sequence, int count) {
      if (count > most[sequence]) {
        second[sequence] = most[sequence];
        most[sequence] = count;
        holder[sequence] = document;
      } else {
        second[sequence] = Math.max(second[sequence], count);
      }
    }

    /** How often the sequence comes in the one of the other documents that has most of it. */
    int ofOthers(int document, int sequence) {
      return holder[sequence] == document ? second[sequence] : most[sequence];
    }
  }
}
