package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wellspring.agents.event.AgentNames;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.MessageWording;

/** Whether names are used once, and whoever is named exists. */
final class NameChecks {
  private static final List<String> KINDS = List.of("humans", "audiences", "curators", "models");

  private NameChecks() {}

  static void check(ScenarioDraft draft, ScenarioProblems problems) {
    checkClashes(draft, problems);
    checkCurators(draft, problems);
  }

  private static void checkClashes(ScenarioDraft draft, ScenarioProblems problems) {
    Map<String, KeyPath> owners = new HashMap<>();
    for (String kind : KINDS) {
      for (String name : ScenarioDraft.keys(draft.root().path(kind))) {
        KeyPath key = KeyPath.of(kind, name);
        KeyPath owner = owners.putIfAbsent(name, key);
        if (AgentNames.RESERVED.contains(name)) {
          problems.add(key, "has a name that Wellspring keeps for itself; choose another");
        } else if (owner != null) {
          problems.add(key, "has the name of " + owner + "; every agent needs a name of its own");
        }
      }
    }
  }

  /** A curator whom a misspelt name leaves without a model is no second problem. */
  private static void checkCurators(ScenarioDraft draft, ScenarioProblems problems) {
    List<String> curators = ScenarioDraft.keys(draft.root().path("curators"));
    Set<String> used = new HashSet<>();
    for (String model : ScenarioDraft.keys(draft.root().path("models"))) {
      KeyPath key = KeyPath.of("models", model, "curator");
      JsonNode curator = draft.at(key);
      if (curator.isTextual() && !curators.contains(curator.textValue())) {
        problems.add(key, unknown(curator, curators));
      }
      used.add(curator.asText());
    }
    boolean allNamed = !used.isEmpty() && curators.containsAll(used);
    for (String curator : curators) {
      if (allNamed && !used.contains(curator)) {
        problems.add(
            KeyPath.of("curators", curator),
            "is used by no model; name it in a model's curator, or remove it");
      }
    }
  }

  private static String unknown(JsonNode curator, List<String> curators) {
    String nearest = String.join(", ", MessageWording.nearestFirst(curator.textValue(), curators));
    return "is "
        + MessageWording.value(curator)
        + ", but there is no such curator; "
        + (curators.isEmpty() ? "there is none" : "allowed: " + nearest);
  }
}
