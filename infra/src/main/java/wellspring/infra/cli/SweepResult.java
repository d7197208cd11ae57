package wellspring.infra.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What {@code sweep --json} prints.
 *
 * @param status {@code finished}, {@code interrupted} or {@code failed}
 * @param reason why it did not finish; empty if it did
 * @param runs how many there are
 * @param done how many have ended, failed ones among them
 * @param failed how many have failed
 * @param seconds how long this attempt took
 */
record SweepResult(
    String sweep,
    String directory,
    String status,
    String reason,
    long seed,
    int runs,
    int done,
    int failed,
    double seconds) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // whatever the terminal's encoding
          .build();

  String json() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the result as JSON", e);
    }
  }
}
