package wellspring.dashboards.verdict;

import wellspring.agents.scenario.CollapseDefinition.LimitKind;
import wellspring.model.measure.Measure;

/** How figures are compared: factors by their logarithms, levels as they are. */
enum ComparisonScale {
  /** Differences are differences. */
  PLAIN {
    @Override
    double of(double figure) {
      return figure;
    }

    @Override
    double figure(double scaled) {
      return scaled;
    }
  },

  /** Differences are logarithms of factors. */
  LOGARITHMIC {
    @Override
    double of(double figure) {
      return StrictMath.log(figure);
    }

    @Override
    double figure(double scaled) {
      return StrictMath.exp(scaled);
    }
  };

  /** That of a measure in a reading; nats are logarithms already. */
  static ComparisonScale of(LimitKind reading, Measure measure) {
    return switch (reading) {
      case GROWS_TO, GROWS_BY, FALLS_TO ->
          measure.unit() == Measure.Unit.NATS ? PLAIN : LOGARITHMIC;
      case REACHES, STILL_RISES -> PLAIN;
    };
  }

  abstract double of(double figure);

  /** The figure that a scaled value stands for. */
  abstract double figure(double scaled);
}
