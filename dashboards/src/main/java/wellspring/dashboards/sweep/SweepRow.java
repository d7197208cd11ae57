package wellspring.dashboards.sweep;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One figure of one run of a sweep.
 *
 * @param run the run's number, from 1
 * @param control whether the run is the human-only reference of its setting
 * @param setting the value of each axis, in the order of the axes; as it was typed, and empty for
 *     an axis that a control run has no value of
 * @param replica from 1; whether runs of the same replica share their luck is for the sweep to say
 * @param round from 0
 * @param agent the model that was measured
 * @param measure what was measured, for example {@code diversity}
 * @param predicted what theory says it should be on average; empty where no theory applies
 */
public record SweepRow(
    int run,
    boolean control,
    List<String> setting,
    int replica,
    int round,
    String agent,
    String measure,
    double value,
    OptionalDouble predicted) {
  public SweepRow {
    setting = List.copyOf(setting);
  }
}
