package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.model.mix.Schedule;

/**
 * A scenario that takes the place of another one from some round on, while all that went before
 * stands.
 */
public final class ForkedScenario {
  private static final String CHANGE = "the change";

  private ForkedScenario() {}

  /**
   * What comes of a scenario by changes that hold from a round on.
   *
   * @param before what was in force until now
   * @param round the first in which the changes hold; what the human fraction's schedules said for
   *     earlier rounds stays as it was
   * @param changes overrides, for example {@code curators.desk.human=0.2}
   * @throws ScenarioException if they are none, would change the past, or make the scenario invalid
   */
  public static Scenario of(Scenario before, int round, List<String> changes) {
    Scenario after = changes.isEmpty() ? before : ScenarioLoader.change(before, changes);
    requireSame("humans", before.humans(), after.humans());
    requireSame("audiences", before.audiences(), after.audiences());
    requireSame("curators", before.curators(), after.curators());
    requireSame("models", before.models(), after.models());
    List<String> problems =
        differences(before, after).stream().flatMap(key -> refusal(before, key)).toList();
    if (!problems.isEmpty()) {
      throw new ScenarioException(CHANGE, problems);
    }
    if (after.rounds() <= round) {
      throw new ScenarioException(
          CHANGE,
          List.of(
              "rounds: %d leaves no round after round %d; give at least %d"
                  .formatted(after.rounds(), round - 1, round + 1)));
    }
    return spliced(before, after, round);
  }

  /** Whether two scenarios differ in nothing but what predictions of theory follow. */
  public static boolean isPredictable(Scenario before, Scenario after) {
    return differences(before, after).stream()
        .allMatch(
            key ->
                key.get(0).equals("rounds")
                    || key.get(0).equals("steering")
                    || (key.get(0).equals("curators") && key.get(2).equals("human")));
  }

  private static void requireSame(
      String kind, SortedMap<String, ?> before, SortedMap<String, ?> after) {
    if (!before.keySet().equals(after.keySet())) {
      Set<String> differing = new LinkedHashSet<>(before.keySet());
      differing.addAll(after.keySet());
      differing.removeIf(name -> before.containsKey(name) && after.containsKey(name));
      throw new ScenarioException(
          CHANGE,
          List.of(
              "%s.%s: who takes part cannot change between two rounds, because all have a past"
                  .formatted(kind, differing.iterator().next())));
    }
  }

  private static Stream<String> refusal(Scenario before, List<String> key) {
    String why =
        ForkRule.of(before, key)
            .map(rule -> rule.refusal().orElse(""))
            .orElse("nobody knows whether the past depends on it");
    return why.isEmpty()
        ? Stream.empty()
        : Stream.of("%s would change the past: %s".formatted(String.join(".", key), why));
  }

  private static Scenario spliced(Scenario before, Scenario after, int round) {
    Scenario spliced = after;
    for (Map.Entry<String, CuratorSpec> curator : after.curators().entrySet()) {
      Schedule was = before.curators().get(curator.getKey()).human();
      Schedule is = curator.getValue().human();
      if (!is.equals(was)) {
        Schedule both = Intervention.splice(was, is, round, after.rounds());
        spliced = spliced.with(curator.getKey(), curator.getValue().with(both));
      }
    }
    return spliced;
  }

  /** Where a part is there in one of them only, it is the part that differs, not what is in it. */
  private static Set<List<String>> differences(Scenario before, Scenario after) {
    Map<List<String>, JsonNode> was = leaves(before);
    Map<List<String>, JsonNode> is = leaves(after);
    Set<List<String>> keys = new LinkedHashSet<>(was.keySet());
    keys.addAll(is.keySet());
    keys.removeIf(
        key -> of(was, key).equals(of(is, key)) || isWithin(key, was) || isWithin(key, is));
    return keys;
  }

  private static boolean isWithin(List<String> key, Map<List<String>, JsonNode> leaves) {
    return IntStream.range(1, key.size())
        .anyMatch(length -> leaves.containsKey(key.subList(0, length)));
  }

  private static JsonNode of(Map<List<String>, JsonNode> leaves, List<String> key) {
    return leaves.getOrDefault(key, MissingNode.getInstance());
  }

  private static Map<List<String>, JsonNode> leaves(Scenario scenario) {
    Map<List<String>, JsonNode> leaves = new LinkedHashMap<>();
    add(List.of(), ScenarioWriter.tree(scenario), leaves);
    return leaves;
  }

  private static void add(List<String> path, JsonNode node, Map<List<String>, JsonNode> leaves) {
    if (!node.isObject() || node.isEmpty()) {
      leaves.put(path, node);
      return;
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      List<String> key = new ArrayList<>(path);
      key.add(child.getKey());
      add(key, child.getValue(), leaves);
    }
  }
}
