package wellspring.infra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // whatever the terminal's encoding
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  String json() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the result as JSON", e);
    }
  }
}
