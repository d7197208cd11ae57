package wellspring.dashboards.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import wellspring.model.measure.Measure;

/**
 * What human text buys, in words for people who never read a log: a measure with a plain name.
 *
 * @param relative whether the figure is told as so many times that at the beginning, or that with
 *     human text only
 */
record Outcome(Measure measure, String title, String axis, boolean relative) {
  private static final List<Outcome> ALL =
      List.of(
          new Outcome(
              Measure.VOCABULARY_KEPT,
              "Different words, compared with people",
              "share of people's different words",
              false),
          new Outcome(
              Measure.FACTS_TRUE, "Statements that are right", "share that is right", false),
          new Outcome(
              Measure.VARIANCE,
              "Variety, compared with the start",
              "variety of what is written",
              true),
          new Outcome(
              Measure.TEST_ERROR,
              "Mistakes, compared with the start",
              "size of the mistakes",
              true),
          new Outcome(
              Measure.HELD_OUT_PERPLEXITY,
              "Surprise at real text, compared with the start",
              "surprise at real text",
              true));

  /** Those that were measured; surprise alone says nothing of numbers beside their variety. */
  static List<Outcome> of(Set<String> measured) {
    boolean numbers =
        measured.contains(Measure.VARIANCE.id()) || measured.contains(Measure.TEST_ERROR.id());
    return ALL.stream()
        .filter(outcome -> measured.contains(outcome.measure().id()))
        .filter(outcome -> !numbers || outcome.measure() != Measure.HELD_OUT_PERPLEXITY)
        .toList();
  }

  /**
   * The figure as people say it.
   *
   * @param value the measure's
   * @param reference what it is compared with, if anything
   */
  String words(double value, Optional<Double> reference) {
    if (!relative) {
      return Wording.percent(value);
    } else if (Double.isInfinite(value)) {
      return "takes some for impossible";
    }
    double times = value / reference.orElse(Double.NaN);
    return Double.isNaN(times) || Double.isInfinite(times) ? "" : times(times);
  }

  private static String times(double times) {
    return times < 1.05 && times > 0.95
        ? "the same"
        : times < 0.95 ? Wording.percent(times) : Wording.figure(rounded(times)) + " times";
  }

  private static double rounded(double times) {
    return times >= 10 ? Math.rint(times) : Math.rint(10 * times) / 10;
  }
}
