package wellspring.dashboards.fork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.sweep.SignificantDigits;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.autoregression.IntervalEstimate;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.PredictionInterval;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.VarianceRatio;

/**
 * What many futures of a past say of each model, in sentences: where it ends, how that compares,
 * how often it collapses.
 *
 * <p>What the past has decided is the part of the variance of the outcome that is gone once it is
 * known: 1 - Var(outcome | past) / Var(outcome), where the latter is that of runs from the
 * beginning. Over all pasts that is above 0 by the law of total variance; a past of its own may
 * leave more open than usual, and have less than 0.
 */
public final class ForkFindings {
  private static final int HUNDRED = 100;

  private final ForkReplicas runs;
  private final Measure measure;

  private ForkFindings(ForkReplicas runs, Measure measure) {
    this.runs = runs;
    this.measure = measure;
  }

  /** One sentence for each model that is measured by it. */
  public static List<String> of(ForkReplicas runs, Measure measure) {
    ForkFindings findings = new ForkFindings(runs, measure);
    return runs.models().stream()
        .filter(model -> runs.has(model, measure))
        .map(findings::sentence)
        .toList();
  }

  private String sentence(String model) {
    int round = round(model);
    double[] values = runs.futures().values(model, measure.id(), round);
    double[] others = runs.others().values(model, measure.id(), round);
    List<String> parts = new ArrayList<>();
    parts.add(
        "%s: %s in round %d: %s"
            .formatted(
                model,
                MeasureNames.label(measure.id()),
                round,
                spread(values, runs.futures().runs())));
    if (runs.comparison() != ForkComparison.NONE) {
      parts.add(runs.comparison().words() + " " + spread(others, runs.others().runs()));
    }
    parts.add(
        switch (runs.comparison()) {
          case BEGINNING -> decided(values, others);
          case UNCHANGED -> difference(model, round);
          case NONE -> "";
        });
    parts.add(collapses(model));
    return String.join("; ", parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  /** The last round of which both kinds have figures. */
  private int round(String model) {
    int own = runs.futures().lastRound(model, measure.id());
    int other = runs.others().lastRound(model, measure.id());
    return other < 0 ? own : Math.min(own, other);
  }

  /** The median and most of the others, of those that have a figure. */
  private static String spread(double[] values, int all) {
    if (values.length == 0) {
      return "unknown";
    }
    return "%s, %s in %s%s"
        .formatted(
            SignificantDigits.of(Statistic.MEDIAN.of(values)),
            FanChart.most(values.length),
            SignificantDigits.of(PredictionInterval.of(values, FanChart.OUTER)),
            values.length == all ? "" : " (%d of %d have a figure)".formatted(values.length, all));
  }

  private String decided(double[] values, double[] others) {
    if (values.length > 1 && isOneValue(values)) {
      return "all futures end alike";
    }
    boolean byFactors = byFactors(values) && byFactors(others);
    return VarianceRatio.of(
            byFactors ? logarithms(values) : values, byFactors ? logarithms(others) : others)
        .map(ratio -> decided(ratio, byFactors ? "the variance of its logarithm" : "its variance"))
        .orElse("");
  }

  private String decided(VarianceRatio ratio, String variance) {
    Interval left = ratio.interval();
    if (left.low() > 1) {
      return "what went before, up to round %d, leaves more open than usual: %s times %s [%s, %s]"
          .formatted(
              runs.round(),
              SignificantDigits.of(ratio.value()),
              variance,
              SignificantDigits.of(left.low()),
              SignificantDigits.of(left.high()));
    }
    return "what went before, up to round %d, decided %s of %s [%s, %s]%s"
        .formatted(
            runs.round(),
            percent(1 - ratio.value()),
            variance,
            percent(1 - left.high()),
            percent(1 - left.low()),
            left.high() < 1 ? "" : ", or nothing");
  }

  /** Perplexities are compared by factors, of which one run of many would else say most. */
  private boolean byFactors(double[] values) {
    return measure.unit() == Measure.Unit.PERPLEXITY
        && Arrays.stream(values).allMatch(value -> value > 0);
  }

  private static double[] logarithms(double[] values) {
    return Arrays.stream(values).map(StrictMath::log).toArray();
  }

  private static boolean isOneValue(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  private String difference(String model, int round) {
    boolean byFactors =
        byFactors(runs.futures().values(model, measure.id(), round))
            && byFactors(runs.others().values(model, measure.id(), round));
    DoubleUnaryOperator scale = byFactors ? StrictMath::log : DoubleUnaryOperator.identity();
    double[] differences =
        runs.futures().differences(runs.others(), model, measure.id(), round, scale);
    if (differences.length == 0 || !Arrays.stream(differences).allMatch(Double::isFinite)) {
      return ""; // of infinite figures the medians say enough
    }
    return byFactors
        ? change(differences, value -> "×" + SignificantDigits.of(StrictMath.exp(value)))
        : change(differences, value -> (value > 0 ? "+" : "") + SignificantDigits.of(value));
  }

  /** What a change makes of difference under the same luck, on average. */
  private static String change(double[] differences, DoubleFunction<String> words) {
    String interval =
        Statistic.MEAN
            .interval(differences)
            .map(each -> " [%s, %s]".formatted(words.apply(each.low()), words.apply(each.high())))
            .orElse("");
    return "the change makes " + words.apply(Statistic.MEAN.of(differences)) + interval;
  }

  private String collapses(String model) {
    String here = collapses(runs.futures().verdicts(model));
    String there = collapses(runs.others().verdicts(model));
    if (here.isEmpty()) {
      return "";
    }
    return "collapsed in "
        + here
        + (there.isEmpty() ? "" : ", %s in %s".formatted(runs.comparison().words(), there));
  }

  private static String collapses(List<ModelVerdict> verdicts) {
    if (verdicts.isEmpty()) {
      return "";
    }
    long collapsed = verdicts.stream().filter(verdict -> verdict.fate() == Fate.COLLAPSED).count();
    IntervalEstimate share = IntervalEstimate.ofShare(collapsed, verdicts.size());
    return "%d of %d [%s, %s]"
        .formatted(collapsed, verdicts.size(), percent(share.low()), percent(share.high()));
  }

  private static String percent(double share) {
    return Math.round(HUNDRED * share) + " %"; // without a sign before a zero
  }
}
