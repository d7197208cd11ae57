package wellspring.model.measure;

import java.util.List;

/** How many sequences of tokens differ, and how many repeat, at equal length. */
record SequenceCalculator() implements MeasureCalculator {
  private static final int REPEATED = 4;

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    subject
        .probe()
        .text()
        .ifPresent(
            text -> {
              List<NGrams> all = NGrams.upTo(3, text.sample().documents());
              figures.put(Measure.DISTINCT_1, all.get(0).distinct());
              figures.put(Measure.DISTINCT_2, all.get(1).distinct());
              figures.put(Measure.DISTINCT_3, all.get(2).distinct());
            });
    if (figures.wants(Measure.REPETITION)) {
      subject
          .probe()
          .blocks()
          .ifPresent(
              blocks ->
                  figures.put(
                      Measure.REPETITION,
                      NGrams.upTo(REPEATED, blocks.list()).get(REPEATED - 1).repetition()));
    }
  }
}
