package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gives absent keys the defaults that follow from other keys. The schema describes each. */
final class ComputedDefaults {
  private static final String DOCUMENTS = "documents";

  private ComputedDefaults() {}

  /**
   * @param scenario has been validated, so that types and references hold
   */
  static void fill(ObjectNode scenario) {
    fillModels(scenario);
    fillHumans(scenario);
  }

  private static void fillModels(ObjectNode scenario) {
    for (JsonNode model : scenario.path("models")) {
      if (!model.has(DOCUMENTS)) {
        String curator = model.path("curator").textValue();
        ((ObjectNode) model)
            .set(DOCUMENTS, scenario.path("curators").path(curator).path(DOCUMENTS));
      }
    }
  }

  private static void fillHumans(ObjectNode scenario) {
    long lacking = 0;
    for (JsonNode curator : scenario.path("curators")) {
      lacking = Math.max(lacking, curator.path(DOCUMENTS).longValue());
    }
    long writers = 0;
    for (JsonNode cohort : scenario.path("humans")) {
      if (cohort.has(DOCUMENTS)) {
        lacking -= cohort.path("writers").longValue() * cohort.path(DOCUMENTS).longValue();
      } else {
        writers += cohort.path("writers").longValue();
      }
    }
    for (JsonNode cohort : scenario.path("humans")) {
      if (!cohort.has(DOCUMENTS)) {
        ((ObjectNode) cohort).put(DOCUMENTS, Math.max(1, (lacking + writers - 1) / writers));
      }
    }
  }
}
