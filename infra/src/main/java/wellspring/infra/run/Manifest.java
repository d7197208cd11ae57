package wellspring.infra.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * What is to be known about a run, in one small file.
 *
 * @param run its name
 * @param scenario the name of its scenario
 * @param scenarioHash the SHA-256 of the resolved scenario
 * @param seed the root of its chance
 * @param status {@code running}, {@code finished}, {@code aborted} or {@code failed}
 * @param reason why it did not finish; empty if it did
 * @param roundsClosed how many rounds count
 * @param fingerprint the hash of all that they produced
 * @param started when, in ISO 8601
 * @param seconds how long it took
 * @param repeat the command that repeats it
 * @param kafka where its events are: {@code embedded}, {@code memory} or an address
 * @param language what there is to know of the language: sizes, and the hash of what was read
 * @param versions of Wellspring and what it stands on
 * @param gitRevision of the sources it was built from; empty if unknown
 * @param machine what it ran on
 */
public record Manifest(
    String run,
    String scenario,
    String scenarioHash,
    long seed,
    String status,
    String reason,
    int roundsClosed,
    String fingerprint,
    String started,
    double seconds,
    String repeat,
    String kafka,
    Object language,
    Map<String, String> versions,
    String gitRevision,
    Map<String, Object> machine) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** What is known once the run is over. */
  public Manifest ended(
      String status, String reason, int roundsClosed, String fingerprint, double seconds) {
    return new Manifest(
        run,
        scenario,
        scenarioHash,
        seed,
        status,
        reason,
        roundsClosed,
        fingerprint,
        started,
        seconds,
        repeat,
        kafka,
        language,
        versions,
        gitRevision,
        machine);
  }

  /** The manifest as JSON that people can read. */
  public String json() {
    try {
      return MAPPER.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the manifest as JSON", e);
    }
  }
}
