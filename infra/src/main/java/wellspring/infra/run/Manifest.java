package wellspring.infra.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Map;
import wellspring.agents.event.ControlEvent.RunEnded;

/**
 * What is to be known about a run, in one small file.
 *
 * @param subject what is run
 * @param outcome what became of it
 * @param setting what it ran on
 */
public record Manifest(
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped Outcome outcome,
    @JsonUnwrapped Setting setting) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * What is run.
   *
   * @param run its name
   * @param scenario the name of its scenario
   * @param scenarioHash the SHA-256 of the resolved scenario
   * @param seed the root of its chance
   * @param repeat the command that repeats it
   * @param language what there is to know of the language: sizes, and the hash of what was read
   */
  public record Subject(
      String run,
      String scenario,
      String scenarioHash,
      long seed,
      String repeat,
      Object language) {}

  /**
   * What became of a run.
   *
   * @param status {@code running}, {@code finished}, {@code aborted} or {@code failed}
   * @param reason why it did not finish; empty if it did
   * @param roundsClosed how many rounds count
   * @param fingerprint the hash of all that they produced; empty if there is none
   * @param seconds how long it took
   */
  public record Outcome(
      String status, String reason, int roundsClosed, String fingerprint, double seconds) {
    public static final Outcome RUNNING = new Outcome("running", "", 0, "", 0);

    public static Outcome of(RunEnded ended, double seconds) {
      return new Outcome(
          ended.status().name().toLowerCase(Locale.ROOT),
          ended.reason(),
          ended.round(),
          ended.fingerprint(),
          seconds);
    }
  }

  /**
   * What a run stands on.
   *
   * @param started when, in ISO 8601
   * @param kafka where its events are: {@code embedded}, {@code memory} or an address
   * @param device where its neural models are trained; empty if it has none
   * @param versions of Wellspring and what it stands on
   * @param gitRevision of the sources that are checked out; empty if unknown
   * @param machine what it ran on
   */
  public record Setting(
      String started,
      String kafka,
      String device,
      Map<String, String> versions,
      String gitRevision,
      Map<String, Object> machine) {}

  /** The manifest of the same run with another outcome. */
  public Manifest with(Outcome newOutcome) {
    return new Manifest(subject, newOutcome, setting);
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
