package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import wellspring.agents.scenario.tree.KeyPath;

/**
 * The settings of a scenario by their keys: what each is, and whether it is what it is by default.
 */
public final class ScenarioSettings {
  private static final SchemaDefaults DEFAULTS = new SchemaDefaults(ScenarioSchema.get());

  private final ObjectNode tree;

  private ScenarioSettings(ObjectNode tree) {
    this.tree = tree;
  }

  public static ScenarioSettings of(Scenario scenario) {
    return new ScenarioSettings(ScenarioCodec.write(scenario));
  }

  /**
   * Whether a setting is other than the schema's default.
   *
   * @param key the way to it, for example {@code curators, mixer, pool}
   * @return true if it has no default, false if there is no such key
   */
  public boolean differs(String... key) {
    KeyPath path = KeyPath.of(key);
    JsonNode value = path.in(tree);
    if (value.isMissingNode()) {
      return false;
    }
    ObjectNode without = tree.deepCopy();
    ((ObjectNode) path.parent().in(without)).remove(path.last());
    DEFAULTS.fill(without);
    return !same(value, path.in(without));
  }

  /**
   * What a setting would be if the scenario left it out: the schema's default, or the one that
   * follows from other settings.
   *
   * @param key the way to it, for example {@code curators, mixer, pool}
   * @return equal to the setting's value if that is its default; a missing node if it has none
   */
  public JsonNode byDefault(String... key) {
    KeyPath path = KeyPath.of(key);
    JsonNode value = path.in(tree);
    if (same(value, ScenarioSchema.get().at(path, tree).path("default"))) {
      return value;
    }
    ObjectNode without = tree.deepCopy();
    if (path.parent().in(without) instanceof ObjectNode parent) {
      parent.remove(path.last());
    }
    ComputedDefaults.fillKinds(without);
    DEFAULTS.fill(without);
    ComputedDefaults.fill(without);
    JsonNode byDefault = path.in(without);
    return same(value, byDefault) ? value : byDefault;
  }

  /** Whether two values are equal, however a number is written. */
  static boolean same(JsonNode value, JsonNode other) {
    return value.equals(ScenarioSettings::compare, other);
  }

  private static int compare(JsonNode value, JsonNode other) {
    if (value.isNumber() && other.isNumber()) {
      return Double.compare(value.doubleValue(), other.doubleValue());
    }
    return value.equals(other) ? 0 : 1;
  }

  /** A setting as an override gives it, for example {@code curators.mixer.pool=0.5}. */
  public String written(String... key) {
    KeyPath path = KeyPath.of(key);
    JsonNode value = path.in(tree);
    return path + "=" + (value.isValueNode() ? value.asText() : value.toString().replace("\"", ""));
  }
}
