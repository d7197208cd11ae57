package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.learner.LearnerKind;

/** Gives absent keys the defaults that follow from other keys. The schema describes each. */
final class ComputedDefaults {
  private static final String DOCUMENTS = "documents";

  /** Languages that have a learner of the same name, which is the only one for them. */
  private static final List<String> OWN_LEARNER =
      Stream.of(LanguageKind.values())
          .map(LanguageKind::id)
          .filter(id -> Stream.of(LearnerKind.values()).anyMatch(kind -> kind.id().equals(id)))
          .toList();

  private ComputedDefaults() {}

  /**
   * Gives models whose kind of learner is open the one that fits the language.
   *
   * @param scenario may be wrong in any way
   */
  static void fillKinds(ObjectNode scenario) {
    String language = scenario.path("language").path("kind").asText();
    if (!OWN_LEARNER.contains(language)) {
      return;
    }
    for (JsonNode model : scenario.path("models")) {
      if (model instanceof ObjectNode object && !object.has("learner")) {
        object.putObject("learner");
      }
      if (model.path("learner") instanceof ObjectNode learner && !learner.has("kind")) {
        learner.put("kind", language);
      }
    }
  }

  /**
   * @param scenario has been validated, so that types and references hold
   */
  static void fill(ObjectNode scenario) {
    KindObject.of(scenario).forEach(each -> each.declaration().defaults().accept(each.object()));
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
