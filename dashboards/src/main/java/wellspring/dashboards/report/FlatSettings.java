package wellspring.dashboards.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioWriter;

/** The settings of scenarios, each under its whole key: {@code curators.half.human}. */
public final class FlatSettings {
  private static final String TO_BE_GIVEN = "???";

  private FlatSettings() {}

  /**
   * How a scenario differs from another in what a run depends on, the seed left out, and what the
   * other one leaves to be given.
   *
   * @return as overrides of the other one, such as {@code rounds=40} and {@code ~models.open}
   */
  public static List<String> changes(Scenario from, Scenario to) {
    Map<String, String> old = of(from);
    Map<String, String> changed = of(to);
    List<String> changes = new ArrayList<>();
    for (String key : keys(List.of(old, changed))) {
      String value = changed.get(key);
      if (value == null) {
        changes.add("~" + key);
      } else if (!value.equals(old.get(key)) && !TO_BE_GIVEN.equals(old.get(key))) {
        changes.add((old.containsKey(key) ? "" : "+") + key + "=" + value);
      }
    }
    return changes;
  }

  /**
   * By key, the value of each scenario; only where they differ, an empty text where one has none.
   */
  static Map<String, List<String>> differences(List<Scenario> scenarios) {
    List<Map<String, String>> all = scenarios.stream().map(FlatSettings::withSeed).toList();
    Map<String, List<String>> differences = new LinkedHashMap<>();
    for (String key : keys(all)) {
      List<String> values = all.stream().map(each -> each.getOrDefault(key, "")).toList();
      if (values.stream().distinct().count() > 1) {
        differences.put(key, values);
      }
    }
    return differences;
  }

  private static Map<String, String> withSeed(Scenario scenario) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("name", scenario.name());
    settings.put("seed", Long.toString(scenario.seed()));
    settings.putAll(of(scenario));
    return settings;
  }

  private static Set<String> keys(List<Map<String, String>> settings) {
    Set<String> keys = new LinkedHashSet<>();
    settings.forEach(each -> keys.addAll(each.keySet()));
    return keys;
  }

  private static Map<String, String> of(Scenario scenario) {
    Map<String, String> settings = new LinkedHashMap<>();
    add("", ScenarioWriter.tree(scenario), settings);
    settings.keySet().removeAll(List.of("name", "description", "seed"));
    return settings;
  }

  private static void add(String key, JsonNode node, Map<String, String> settings) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              each ->
                  add(
                      key.isEmpty() ? each.getKey() : key + "." + each.getKey(),
                      each.getValue(),
                      settings));
    } else {
      settings.put(key, node.isValueNode() ? node.asText() : node.toString());
    }
  }
}
