package wellspring.dashboards.verdict;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import wellspring.agents.scenario.CollapseDefinition.Reading;
import wellspring.model.measure.Measure;

/** How figures are compared: factors by their logarithms, levels as they are. */
enum Scale {
  /** Differences are differences. */
  PLAIN(value -> value, value -> value),
  /** Differences are logarithms of factors. */
  LOGARITHMIC(StrictMath::log, StrictMath::exp);

  private final DoubleUnaryOperator scaled;
  private final DoubleUnaryOperator back;

  Scale(DoubleUnaryOperator scaled, DoubleUnaryOperator back) {
    this.scaled = scaled;
    this.back = back;
  }

  /** That of a measure in a reading; nats are logarithms already. */
  static Scale of(Reading reading, Measure measure) {
    return switch (reading) {
      case GROWS_TO, GROWS_BY, FALLS_TO ->
          measure.unit() == Measure.Unit.NATS ? PLAIN : LOGARITHMIC;
      case REACHES, STILL_RISES -> PLAIN;
    };
  }

  double of(double value) {
    return scaled.applyAsDouble(value);
  }

  double[] of(double[] values) {
    return Arrays.stream(values).map(scaled).toArray();
  }

  /** The figure that a scaled value stands for. */
  double figure(double value) {
    return back.applyAsDouble(value);
  }
}
