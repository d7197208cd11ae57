package wellspring.model.autoregression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import wellspring.model.autoregression.FirstErrors.PositionErrors;

/**
 * How many times as likely a model's errors are as a control's at the same positions. Places that
 * are hard for all models are hard for both, and cancel out.
 *
 * @param ratio of the chances of an error, pooled over positions (Mantel and Haenszel 1959), with
 *     the interval of Greenland and Robins (1985)
 * @param change the ratio in the second half of the model's text by that in the first; empty where
 *     one of the two made no error in one of the halves
 */
public record ErrorRatio(IntervalEstimate ratio, Optional<IntervalEstimate> change) {

  /**
   * Compares two writers.
   *
   * @param control whose text was written independently
   * @return empty if one of them made no error where the other wrote, too
   */
  public static Optional<ErrorRatio> of(FirstErrors model, FirstErrors control) {
    Map<Integer, PositionErrors> others =
        control.places().stream()
            .collect(Collectors.toMap(PositionErrors::position, Function.identity()));
    List<PositionErrors> later = model.secondHalf().places();
    List<PositionErrors> earlier = model.places().subList(0, model.places().size() - later.size());
    Optional<LogRatio> late = LogRatio.of(later, others);
    Optional<LogRatio> early = LogRatio.of(earlier, others);
    return LogRatio.of(model.places(), others)
        .map(
            ratio ->
                new ErrorRatio(
                    ratio.estimate(),
                    late.flatMap(second -> early.map(first -> second.less(first).estimate()))));
  }

  /** The logarithm of a ratio, and its variance. */
  private record LogRatio(double value, double variance) {

    static Optional<LogRatio> of(List<PositionErrors> places, Map<Integer, PositionErrors> others) {
      double ours = 0;
      double theirs = 0;
      double spread = 0;
      for (PositionErrors place : places) {
        PositionErrors other = others.get(place.position());
        if (other != null) {
          double m = place.atRisk();
          double k = other.atRisk();
          double a = place.errors();
          double c = other.errors();
          double all = m + k;
          ours += a * k / all;
          theirs += c * m / all;
          spread += (m * k * (a + c) - a * c * all) / (all * all);
        }
      }
      return ours == 0 || theirs == 0
          ? Optional.empty()
          : Optional.of(new LogRatio(StrictMath.log(ours / theirs), spread / (ours * theirs)));
    }

    LogRatio less(LogRatio other) {
      return new LogRatio(value - other.value, variance + other.variance);
    }

    IntervalEstimate estimate() {
      IntervalEstimate log = IntervalEstimate.of(value, StrictMath.sqrt(variance));
      return new IntervalEstimate(
          StrictMath.exp(log.value()), StrictMath.exp(log.low()), StrictMath.exp(log.high()));
    }
  }
}
