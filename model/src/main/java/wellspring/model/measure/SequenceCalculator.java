package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.model.measure.SampleSize.EqualBlocks;

/** How many sequences of tokens differ, and how many repeat, at equal length. */
record SequenceCalculator() implements MeasureCalculator {
  private static final int DISTINCT = 3;
  private static final int REPEATED = 4;

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    Optional<List<int[]>> blocks =
        subject
            .probe()
            .blocks()
            .map(EqualBlocks::list)
            .filter(list -> figures.wants(Measure.REPETITION));
    Optional<List<int[]>> text = subject.probe().text().map(each -> each.sample().documents());
    if (text.isPresent() && blocks.isPresent() && areSame(text.get(), blocks.get())) {
      List<NGrams> both = NGrams.upTo(REPEATED, text.get());
      putDistinct(both, figures);
      putRepetition(both, figures);
    } else {
      text.ifPresent(documents -> putDistinct(NGrams.upTo(DISTINCT, documents), figures));
      blocks.ifPresent(list -> putRepetition(NGrams.upTo(REPEATED, list), figures));
    }
  }

  /** Documents of one length are blocks as they are. */
  private static boolean areSame(List<int[]> documents, List<int[]> blocks) {
    return documents.size() == blocks.size()
        && IntStream.range(0, blocks.size())
            .allMatch(i -> Arrays.equals(documents.get(i), blocks.get(i)));
  }

  private static void putDistinct(List<NGrams> sequences, MeasureValues figures) {
    figures.put(Measure.DISTINCT_1, sequences.get(0).distinct());
    figures.put(Measure.DISTINCT_2, sequences.get(1).distinct());
    figures.put(Measure.DISTINCT_3, sequences.get(2).distinct());
  }

  private static void putRepetition(List<NGrams> sequences, MeasureValues figures) {
    figures.put(Measure.REPETITION, sequences.get(REPEATED - 1).repetition());
  }
}
