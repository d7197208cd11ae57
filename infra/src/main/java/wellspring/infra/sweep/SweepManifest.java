package wellspring.infra.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import wellspring.agents.sweep.Axis;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;
import wellspring.model.statistics.LuckSharing;

/**
 * What is to be known about a sweep, in one small file.
 *
 * @param sweep its name
 * @param scenario the name of its scenario
 * @param changes how that differs from the one that was written, as overrides of it; empty in older
 *     manifests
 * @param hash the SHA-256 of all that its results depend on
 * @param axes what is varied
 * @param replicas how many runs each point has
 * @param seed from which the replicas' seeds are derived
 * @param luck whether a replica has one seed at all points, or another at each
 * @param points the settings, in the order of the runs' numbers
 * @param contents what the files held that the results depend on
 * @param question what the report shall answer
 * @param progress how far it has come
 * @param setting what it ran on, the last time
 */
public record SweepManifest(
    String sweep,
    String scenario,
    List<String> changes,
    String hash,
    List<Axis> axes,
    int replicas,
    long seed,
    LuckSharing luck,
    List<StoredPoint> points,
    InputHashes contents,
    StoredQuestion question,
    SweepProgress progress,
    SweepEnvironment setting) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /**
   * A point of the grid.
   *
   * @param control whether it is a human-only control
   * @param setting the value of each axis; empty where a control ignores it
   * @param scenarioHash the SHA-256 of its resolved scenario
   */
  public record StoredPoint(boolean control, List<String> setting, String scenarioHash) {}

  /**
   * Where a measure crosses a level.
   *
   * @param measure its id; empty for the report's own choice
   * @param level a share of the human-only control's, or a value of the measure itself
   * @param absolute whether it is such a value
   */
  public record StoredQuestion(String measure, double level, boolean absolute) {}

  /**
   * How far it has come.
   *
   * @param status {@code running}, {@code finished}, {@code aborted} or {@code failed}
   * @param attempt how many times it was begun or resumed, from 1
   * @param runs how many there are to be
   * @param done how many have ended, failed ones among them
   * @param failed how many have failed
   */
  public record SweepProgress(String status, int attempt, int runs, int done, int failed) {}

  /**
   * What a sweep stands on.
   *
   * @param command that begins it again
   * @param started when, in ISO 8601
   * @param kafka where its events are: {@code embedded}, {@code memory} or an address
   * @param versions of Wellspring and what it stands on
   * @param gitRevision of the sources that are checked out; empty if unknown
   * @param machine what it ran on
   */
  public record SweepEnvironment(
      String command,
      String started,
      String kafka,
      Map<String, String> versions,
      String gitRevision,
      Map<String, Object> machine) {}

  /** The same sweep, farther on. */
  public SweepManifest with(SweepProgress newProgress) {
    return new SweepManifest(
        sweep,
        scenario,
        changes,
        hash,
        axes,
        replicas,
        seed,
        luck,
        points,
        contents,
        question,
        newProgress,
        setting);
  }

  /** The manifest as JSON that people can read. */
  public String json() {
    try {
      return MAPPER.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the manifest as JSON", e);
    }
  }

  /**
   * The manifest of a sweep. What an older Wellspring did not write yet has the value that was in
   * force then.
   *
   * @throws RunException if it cannot be read
   */
  public static SweepManifest read(SweepDirectory directory) {
    Path file = directory.manifest();
    try {
      JsonNode tree = MAPPER.readTree(Files.readString(file));
      if (tree instanceof ObjectNode object) {
        addDefaultsOfThen(object);
      }
      return MAPPER.treeToValue(tree, SweepManifest.class);
    } catch (IOException e) {
      throw new RunException(
          "%s is damaged (%s): nothing was changed; restore it, or begin a new sweep"
              .formatted(file, FileFault.why(e)),
          e);
    }
  }

  private static void addDefaultsOfThen(ObjectNode manifest) {
    if (!manifest.has("luck")) {
      manifest.put("luck", LuckSharing.SAME.name());
    }
    if (!manifest.has("changes")) {
      manifest.putArray("changes");
    }
    if (!manifest.has("contents")) {
      manifest.putObject("contents");
    }
    if (manifest.get("question") instanceof ObjectNode question && !question.has("absolute")) {
      question.put("absolute", false);
    }
  }
}
