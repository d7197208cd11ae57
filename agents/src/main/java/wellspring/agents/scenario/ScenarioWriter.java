package wellspring.agents.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import wellspring.model.hash.Sha256;

/**
 * Writes a scenario out in full: every default stands in it, keys in the schema's order. Reading it
 * again gives an equal scenario.
 */
public final class ScenarioWriter {
  private static final ObjectMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .stringQuotingChecker(new Quoting())
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
              .build());

  /** Its own way to write doubles: that of the JDK has changed between versions. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private ScenarioWriter() {}

  /** Quotes also what this program would read as something else than text. */
  private static final class Quoting extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1;

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value) || !PlainScalar.typed(value).isTextual();
    }
  }

  /** A scenario as YAML. */
  public static String yaml(Scenario scenario) {
    return write(YAML, ScenarioCodec.write(scenario));
  }

  /** A scenario as the tree that its YAML shows. */
  public static JsonNode tree(Scenario scenario) {
    return ScenarioCodec.write(scenario);
  }

  /**
   * The SHA-256 of all that a run depends on, in hexadecimal.
   *
   * <p>Taken over the scenario as JSON without white space, every default included, agents by name.
   * Name, description and what may be steered are left out: they change no result. Keys that came
   * later count only where they are set, so that a run that is older than they goes on. The path of
   * a text counts, its content does not; a run's fingerprint covers that.
   */
  public static String hash(Scenario scenario) {
    ObjectNode tree = ScenarioCodec.write(scenario);
    tree.remove(List.of("name", "description", "steering"));
    tree.set("models", ScenarioCodec.writeModels(scenario, scenario.models().keySet()));
    LaterKeys.removeDefaults(tree);
    byte[] json = write(JSON, tree).getBytes(StandardCharsets.UTF_8);
    return Sha256.hex(json);
  }

  private static String write(ObjectMapper mapper, ObjectNode tree) {
    try {
      return mapper.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }
}
