package wellspring.infra.report;

import java.util.List;
import java.util.stream.Stream;
import wellspring.dashboards.sweep.ThresholdQuestion;
import wellspring.infra.sweep.SweepManifest;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.ThresholdLevel;

/** What a sweep is asked, with a measure where the user named none. */
public final class SweepQuestion {
  /** What is asked if nobody asks: the first of these that was measured. */
  private static final List<Measure> MEASURES =
      List.of(
          Measure.DIVERSITY,
          Measure.VARIANCE,
          Measure.TEST_ERROR,
          Measure.DISTINCT_2,
          Measure.HELD_OUT_PERPLEXITY);

  private SweepQuestion() {}

  /**
   * The whole question.
   *
   * @param measured the ids of all that was measured
   */
  public static ThresholdQuestion of(SweepManifest.StoredQuestion asked, List<String> measured) {
    String measure = asked.measure().isEmpty() ? chosen(measured) : asked.measure();
    // A mean of variances stays where nearly all of them have collapsed.
    boolean skewed = measure.equals(Measure.VARIANCE.id());
    return new ThresholdQuestion(measure, level(asked), skewed ? Statistic.MEDIAN : Statistic.MEAN);
  }

  private static ThresholdLevel level(SweepManifest.StoredQuestion asked) {
    return asked.absolute()
        ? new ThresholdLevel.Absolute(asked.level())
        : new ThresholdLevel.OfControl(asked.level());
  }

  private static String chosen(List<String> measured) {
    return Stream.concat(MEASURES.stream().map(Measure::id), measured.stream())
        .filter(measured::contains)
        .findFirst()
        .orElse(Measure.DIVERSITY.id());
  }
}
