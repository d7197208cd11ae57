package wellspring.dashboards.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import wellspring.model.measure.Measure;

/**
 * What human text buys, in words for people who never read a log: a measure with a plain name.
 *
 * @param quality what a model has of it, within a sentence: {@code surprise at real text}
 * @param share whether it is a share that is told as it is; else only its multiple says something
 * @param grows whether more of it is worse
 */
record OutcomeMeasure(Measure measure, String quality, boolean share, boolean grows) {
  private static final List<OutcomeMeasure> ALL =
      List.of(
          new OutcomeMeasure(Measure.FACTS_TRUE, "share of right statements", true, false),
          new OutcomeMeasure(Measure.VARIANCE, "variety", false, false),
          new OutcomeMeasure(Measure.TEST_ERROR, "size of the mistakes", false, true),
          new OutcomeMeasure(Measure.HELD_OUT_PERPLEXITY, "surprise at real text", false, true),
          new OutcomeMeasure(Measure.VOCABULARY_KEPT, "number of different words", false, false),
          new OutcomeMeasure(Measure.DIVERSITY, "variety of words", false, false),
          new OutcomeMeasure(Measure.DISTINCT_2, "variety of word pairs", false, false),
          new OutcomeMeasure(Measure.TAIL_KEPT, "stock of rare words", false, false),
          new OutcomeMeasure(Measure.FACTS_OUTDATED, "share of outdated statements", true, true),
          new OutcomeMeasure(
              Measure.FACTS_FALSE, "share of statements that were never true", true, true),
          new OutcomeMeasure(
              Measure.INVENTED_WORDS, "share of words that do not exist", true, true),
          new OutcomeMeasure(Measure.ERROR_RATE, "share of impossible words", true, true),
          new OutcomeMeasure(Measure.ENTROPY, "number of words in frequent use", false, true),
          new OutcomeMeasure(Measure.HELD_OUT_CROSS_ENTROPY, "surprise at real text", false, true),
          new OutcomeMeasure(
              Measure.SURVIVING_VOCABULARY, "number of words still known", false, false));

  /** Multiples between these are called the same. */
  static final double SAME_MIN = 0.95;

  static final double SAME_MAX = 1.05;

  /** Those that people decide by if nothing else is known: each says something of its own. */
  private static final int PLAIN = 5;

  /** Those that were measured, at most three; surprise says nothing of numbers. */
  static List<OutcomeMeasure> of(Set<String> measured) {
    boolean numbers =
        measured.contains(Measure.VARIANCE.id()) || measured.contains(Measure.TEST_ERROR.id());
    List<OutcomeMeasure> there =
        ALL.stream()
            .filter(outcome -> measured.contains(outcome.measure().id()))
            .filter(outcome -> !numbers || outcome.measure() != Measure.HELD_OUT_PERPLEXITY)
            .toList();
    List<OutcomeMeasure> plain = there.stream().filter(each -> ALL.indexOf(each) < PLAIN).toList();
    return (plain.isEmpty() ? there : plain).stream().limit(3).toList();
  }

  /** What a measure is called; empty if it has no plain name. */
  static Optional<OutcomeMeasure> of(Measure measure) {
    return ALL.stream().filter(outcome -> outcome.measure() == measure).findFirst();
  }

  /** All that have plain names. */
  static List<OutcomeMeasure> all() {
    return ALL;
  }

  String title() {
    return ReportWording.capital(quality);
  }

  /**
   * How many times a reference a figure is.
   *
   * @return infinite, 0 or NaN where one of them is infinite
   */
  double times(double value, double reference) {
    return measure.unit() == Measure.Unit.NATS ? Math.exp(value - reference) : value / reference;
  }

  /**
   * The figure as people say it.
   *
   * @param reference what it is compared with; NaN if there is nothing
   */
  String words(double value, double reference) {
    if (share) {
      return ReportWording.percent(value);
    } else if (Double.isInfinite(value)) {
      return "takes some for impossible";
    } else if (Double.isInfinite(reference)) {
      return "takes none for impossible any more";
    }
    double times = times(value, reference);
    return Double.isNaN(times) || Double.isInfinite(times) ? "" : multiple(times);
  }

  /** The same of what began with another figure: {@code 1.9 times its beginning}. */
  String sinceTheBeginning(double value, double first) {
    String words = words(value, first);
    if (share || words.isEmpty() || !Double.isFinite(value) || !Double.isFinite(first)) {
      return words;
    }
    double times = times(value, first);
    return words
        + (isSame(times)
            ? " as its beginning"
            : (times < SAME_MIN ? " of" : "") + " its beginning");
  }

  /** {@code 1.9 times}, {@code 82 %}, {@code the same}. */
  static String multiple(double times) {
    return isSame(times)
        ? "the same"
        : times < SAME_MIN
            ? ReportWording.percent(times)
            : ReportWording.figure(rounded(times)) + " times";
  }

  /** Whether a multiple is so near to once that people call it the same. */
  static boolean isSame(double times) {
    return times < SAME_MAX && times > SAME_MIN;
  }

  static double rounded(double times) {
    return times >= 10 ? Math.rint(times) : Math.rint(10 * times) / 10;
  }
}
