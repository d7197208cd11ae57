package wellspring.dashboards.sweep;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.model.statistics.ExactCrossing;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.Threshold;
import wellspring.model.statistics.ThresholdSearch;

/**
 * Where a model's measure crosses the level that was asked for, along the axis.
 *
 * @param agent the model
 * @param others the values of the other axes
 * @param name of the curve: the model, and the other axes in words
 * @param threshold the answer
 * @param predicted where theory crosses the same level; empty if it does not, is silent, or the
 *     threshold is that of medians, as theory predicts means
 */
record LevelCrossing(
    String agent,
    List<String> others,
    String name,
    Threshold threshold,
    Optional<ExactCrossing> predicted) {

  /** The crossing of each curve of a panel. */
  static List<LevelCrossing> of(
      MeasurePanel panel, FigureAxes axes, SweepAnalysis.Request request) {
    return MeasureCurve.of(panel, axes).stream().map(curve -> of(curve, request)).toList();
  }

  private static LevelCrossing of(MeasureCurve curve, SweepAnalysis.Request request) {
    ThresholdQuestion question = request.question();
    ThresholdSearch search = new ThresholdSearch(question.statistic());
    Threshold threshold =
        curve
            .replicates(request.luck())
            .map(data -> search.find(data, question.level()))
            .orElseGet(() -> new Threshold.Refused("no replica has finished at all settings"));
    Optional<ExactCrossing> predicted =
        question.statistic() == Statistic.MEAN
            ? PredictedCrossing.of(curve, question.level(), request.forecast())
            : Optional.empty();
    return new LevelCrossing(
        curve.panel().agent(), curve.others(), curve.name(), threshold, predicted);
  }

  /** The value that is crossed, if one is. */
  OptionalDouble level() {
    return threshold.crossed();
  }
}
