package wellspring.infra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.SortedMap;
import wellspring.dashboards.verdict.History.FirstLast;

/**
 * What {@code run --json} prints.
 *
 * @param models by model and measure, the first and the last value
 */
record RunResult(
    String run,
    String directory,
    String status,
    String reason,
    long seed,
    String fingerprint,
    double seconds,
    String verdict,
    SortedMap<String, Map<String, FirstLast>> models) {

  String json() {
    try {
      return new ObjectMapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the result as JSON", e);
    }
  }
}
