package wellspring.agents.theory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioSettings;
import wellspring.agents.scenario.ScenarioWriter;

/**
 * The keys of a scenario, walked as its tree has them, and what a line of theory has left out of
 * account of those that could touch a model.
 *
 * <p>Theory is closed-world: a key that no line knows, because it was added to the schema later, is
 * in the tree like any other; unless it is at its default, lines that do not name it predict
 * nothing.
 */
final class ScenarioKeys {
  private static final String MODELS = "models";
  private static final String CURATORS = "curators";

  /**
   * The parts of a scenario that cannot change what a model becomes, nor the mean of a measure over
   * replicas: names, chance itself, how models are measured and judged, and what people may do
   * while a run goes on. What people did do then is another scenario. No forecast reads any of it;
   * one that does must take its key out of this list.
   */
  private static final Set<String> APART =
      Set.of("name", "description", "seed", "evaluation", "collapse", "steering");

  private final JsonNode tree;
  private final Function<List<String>, JsonNode> byDefault;
  private final List<Key> all = new ArrayList<>();
  private final Map<String, Boolean> atDefault = new HashMap<>();

  /**
   * @param tree a scenario, complete
   * @param byDefault what a key would be if it were left out, equal to its value if that is its
   *     default; a missing node if it has no default
   */
  ScenarioKeys(JsonNode tree, Function<List<String>, JsonNode> byDefault) {
    this.tree = tree;
    this.byDefault = byDefault;
    collect(List.of(), tree, all);
  }

  static ScenarioKeys of(Scenario scenario) {
    ScenarioSettings settings = ScenarioSettings.of(scenario);
    return new ScenarioKeys(
        ScenarioWriter.tree(scenario), key -> settings.byDefault(key.toArray(String[]::new)));
  }

  /**
   * A key that has a value.
   *
   * @param path the way to it from the scenario's root
   * @param text the same as the scenario writes it
   * @param name what it is called from a model's place, see {@link AccountedKeys}
   */
  record Key(List<String> path, String text, List<String> name) {}

  /**
   * The keys that could touch a model, in the scenario's order.
   *
   * @param others whether those of other models and their curators are among them
   */
  List<Key> of(String model, boolean others) {
    String curator = curatorOf(model);
    return all.stream().flatMap(key -> from(model, curator, key, others)).toList();
  }

  private static Stream<Key> from(String model, String curator, Key key, boolean others) {
    return switch (key.path().get(0)) {
      case MODELS -> ofAgent("model", model, key, others);
      case CURATORS -> ofAgent("curator", curator, key, others);
      default -> Stream.of(key);
    };
  }

  private static Stream<Key> ofAgent(String part, String own, Key key, boolean others) {
    boolean isOwn = key.path().get(1).equals(own);
    if (!isOwn && !others && !isOfClaims(key)) {
      return Stream.empty();
    }
    List<String> name = new ArrayList<>(isOwn ? List.of(part) : List.of("other", part));
    name.addAll(key.path().subList(2, key.path().size()));
    return Stream.of(new Key(key.path(), key.text(), name));
  }

  /** Text that passes for people's is in the corpora of all who read people. */
  private static boolean isOfClaims(Key key) {
    return key.path().get(0).equals(MODELS) && key.path().get(2).equals("disclosure");
  }

  private static void collect(List<String> path, JsonNode value, List<Key> all) {
    if (!value.isObject()) {
      all.add(new Key(path, String.join(".", path), path));
    }
    for (Map.Entry<String, JsonNode> child : value.properties()) {
      List<String> longer = new ArrayList<>(path);
      longer.add(child.getKey());
      if (!APART.contains(longer.get(0))) {
        collect(List.copyOf(longer), child.getValue(), all);
      }
    }
  }

  /**
   * What a line has left out of account: an assumption that fails for each key that could touch the
   * model, is not at its default, and is neither named by the line nor looked at by its
   * requirements.
   *
   * @param lookedAt the keys that the requirements look at, as the scenario calls them
   */
  List<Assumption> leftOut(String model, AccountedKeys accounted, Set<String> lookedAt) {
    Map<String, Assumption> leftOut = new LinkedHashMap<>();
    for (Key key : of(model, readsOthers(model) || accounted.includeOthers())) {
      if (!lookedAt.contains(key.text()) && !accounted.include(key.name()) && !isAtDefault(key)) {
        Assumption assumption = mustBeDefault(key.path());
        leftOut.put(assumption.key(), assumption);
      }
    }
    return leftOut.values().stream()
        .filter(each -> leftOut.keySet().stream().noneMatch(key -> isBelow(each.key(), key)))
        .toList();
  }

  /** What is said of a whole says enough of its parts. */
  private static boolean isBelow(String key, String whole) {
    return key.startsWith(whole + ".");
  }

  /** Through the pool of its curator a model reads what others write. */
  private boolean readsOthers(String model) {
    JsonNode pool = tree.path(CURATORS).path(curatorOf(model)).path("pool");
    return !pool.isNumber() || pool.doubleValue() > 0;
  }

  private String curatorOf(String model) {
    return tree.path(MODELS).path(model).path("curator").asText();
  }

  /**
   * Of a setting in one of several forms, such as memory, the whole has a default, no part of it.
   */
  private Assumption mustBeDefault(List<String> path) {
    for (int length = path.size(); length > 0; length--) {
      JsonNode whole = byDefault.apply(path.subList(0, length));
      if (whole.isValueNode()) {
        return mustBe(path.subList(0, length), text(whole));
      }
    }
    return mustBe(path, "to be left out");
  }

  private Assumption mustBe(List<String> path, String remedy) {
    return new Assumption(
        "what this result does not account for must be at its default",
        String.join(".", path),
        text(at(path)),
        false,
        remedy);
  }

  private boolean isAtDefault(Key key) {
    return atDefault.computeIfAbsent(
        key.text(), text -> at(key.path()).equals(byDefault.apply(key.path())));
  }

  private JsonNode at(List<String> path) {
    JsonNode value = tree;
    for (String key : path) {
      value = value.path(key);
    }
    return value;
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString().replace("\"", "");
  }
}
