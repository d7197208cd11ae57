package wellspring.dashboards.sweep;

import java.util.List;
import java.util.OptionalDouble;

/** What theory says of the end of a sweep's runs, at the settings and between them. */
public interface SweepForecast {
  /** Theory says nothing. */
  SweepForecast NONE = (place, agent, measure) -> OptionalDouble.empty();

  /**
   * A place of an axis.
   *
   * @param control whether only people write
   * @param setting one of the sweep, whose value of the axis gives way to the place
   * @param axis the number of the axis, from 0
   */
  record ForecastPoint(boolean control, List<String> setting, int axis, double x) {
    public ForecastPoint {
      setting = List.copyOf(setting);
    }
  }

  /** The mean of a model's measure; empty where theory or the scenario has none. */
  OptionalDouble at(ForecastPoint place, String agent, String measure);
}
