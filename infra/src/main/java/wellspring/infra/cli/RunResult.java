package wellspring.infra.cli;

import java.util.Map;
import java.util.SortedMap;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.dashboards.verdict.History.FirstLast;

/**
 * What {@code run --json} prints.
 *
 * @param models by model and measure, the first and the last value
 */
record RunResult(
    String run,
    String directory,
    Status status,
    String reason,
    long seed,
    String fingerprint,
    double seconds,
    String verdict,
    SortedMap<String, Map<String, FirstLast>> models) {
  String json() {
    return ResultJson.of(this);
  }
}
