package wellspring.dashboards.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.model.statistics.ExactCrossing;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.ThresholdLevel;

/** Where theory crosses the level that was asked for: the root of its own formulas. */
final class PredictedCrossing {
  /**
   * Theory at a setting is what was written beside its measurements, to all digits but the last.
   */
  private static final double EQUAL = 1e-9;

  private final MeasureCurve curve;
  private final ThresholdLevel level;
  private final SweepForecast forecast;
  private final Map<ReplicaCell, Boolean> agreeing = new HashMap<>();

  private PredictedCrossing(MeasureCurve curve, ThresholdLevel level, SweepForecast forecast) {
    this.curve = curve;
    this.level = level;
    this.forecast = forecast;
  }

  /**
   * Looks for it.
   *
   * @return empty if theory is silent, or does not cross the level
   */
  static Optional<ExactCrossing> of(
      MeasureCurve curve, ThresholdLevel level, SweepForecast forecast) {
    return new PredictedCrossing(curve, level, forecast).find();
  }

  private Optional<ExactCrossing> find() {
    List<ExactCrossing.FunctionPoint> known =
        curve.cells().stream().flatMap(cell -> known(cell).stream()).toList();
    return ExactCrossing.of(known, this::between);
  }

  private Optional<ExactCrossing.FunctionPoint> known(ReplicaCell cell) {
    OptionalDouble there = level(curve.panel().controlOf(cell), Optional.empty());
    return cell.predicted().isPresent() && there.isPresent()
        ? Optional.of(
            new ExactCrossing.FunctionPoint(
                curve.place(cell), cell.predicted().getAsDouble() - there.getAsDouble()))
        : Optional.empty();
  }

  /** Theory's distance from the level at a place between the settings. */
  private OptionalDouble between(double x) {
    ReplicaCell left = left(x);
    boolean agrees = agreeing.computeIfAbsent(left, this::agrees);
    OptionalDouble value = agrees ? forecast(false, left, x) : OptionalDouble.empty();
    OptionalDouble there = level(curve.panel().controlOf(left), Optional.of(x));
    return value.isPresent() && there.isPresent()
        ? OptionalDouble.of(value.getAsDouble() - there.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Theory at a setting is that of its runs; else something happened in them that it ignores. */
  private boolean agrees(ReplicaCell cell) {
    OptionalDouble here = forecast(false, cell, curve.place(cell));
    OptionalDouble there = cell.predicted();
    return here.isPresent()
        && there.isPresent()
        && Math.abs(here.getAsDouble() - there.getAsDouble())
            <= EQUAL * Math.abs(there.getAsDouble());
  }

  /** The level at a setting or, with the control that theory has there, at a place beside it. */
  private OptionalDouble level(Optional<ReplicaCell> control, Optional<Double> x) {
    if (level instanceof ThresholdLevel.Absolute absolute) {
      return OptionalDouble.of(absolute.value());
    }
    if (control.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble people = people(control.get(), x);
    double share = ((ThresholdLevel.OfControl) level).share();
    return people.isPresent()
        ? OptionalDouble.of(share * people.getAsDouble())
        : OptionalDouble.empty();
  }

  /** What people alone come to: as predicted, else as measured where that holds everywhere. */
  private OptionalDouble people(ReplicaCell control, Optional<Double> x) {
    if (control.predicted().isEmpty()) {
      boolean everywhere =
          curve.cells().stream().allMatch(cell -> control.isControlOf(cell.setting()));
      return x.isEmpty() || everywhere
          ? OptionalDouble.of(Statistic.MEAN.of(control.figures()))
          : OptionalDouble.empty();
    }
    int axis = curve.axes().along().orElseThrow().axis();
    boolean moves = !control.setting().get(axis).isEmpty();
    return x.isPresent() && moves ? forecast(true, left(x.get()), x.get()) : control.predicted();
  }

  private OptionalDouble forecast(boolean control, ReplicaCell cell, double x) {
    int axis = curve.axes().along().orElseThrow().axis();
    return forecast.at(
        new SweepForecast.ForecastPoint(control, cell.setting(), axis, x),
        curve.panel().agent(),
        curve.panel().measure());
  }

  /** The setting at a place, or the next one below. */
  private ReplicaCell left(double x) {
    ReplicaCell left = curve.cells().get(0);
    for (ReplicaCell cell : curve.cells()) {
      left = curve.place(cell) <= x ? cell : left;
    }
    return left;
  }
}
