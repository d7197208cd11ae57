package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.learner.gpt.GptShape.Preset;

/** Gives absent keys the defaults that follow from other keys. The schema describes each. */
final class ComputedDefaults {
  private static final String DOCUMENTS = "documents";
  private static final String PRESET = "nano";
  private static final String TOKENIZER = "word";
  private static final int STEPS = 300;

  /** Languages that have a learner of the same name, which is the only one for them. */
  private static final List<String> NUMBERS = List.of("gaussian", "regression");

  private ComputedDefaults() {}

  /**
   * Gives models whose kind of learner is open the one that fits the language.
   *
   * @param scenario may be wrong in any way
   */
  static void fillKinds(ObjectNode scenario) {
    String language = scenario.path("language").path("kind").asText();
    if (!NUMBERS.contains(language)) {
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
    fillModels(scenario);
    fillHumans(scenario);
  }

  private static void fillModels(ObjectNode scenario) {
    for (JsonNode model : scenario.path("models")) {
      if (model.path("learner").path("kind").textValue().equals("gpt")) {
        fillGpt((ObjectNode) model.path("learner"));
      }
      if (!model.has(DOCUMENTS)) {
        String curator = model.path("curator").textValue();
        ((ObjectNode) model)
            .set(DOCUMENTS, scenario.path("curators").path(curator).path(DOCUMENTS));
      }
    }
  }

  private static void fillGpt(ObjectNode learner) {
    ObjectNode training = (ObjectNode) learner.path("training");
    if (!training.has("epochs") && !training.has("steps")) {
      training.put("steps", STEPS);
    }
    if (learner.has("init")) {
      return;
    }
    String preset = learner.path("preset").asText(PRESET);
    GptShape shape = Preset.valueOf(preset.toUpperCase(Locale.ROOT)).shape();
    putIfAbsent(learner, "context", shape.context());
    putIfAbsent(learner, "width", shape.width());
    putIfAbsent(learner, "layers", shape.layers());
    putIfAbsent(learner, "heads", shape.heads());
    if (!learner.has("tokenizer")) {
      learner.put("tokenizer", TOKENIZER);
    }
  }

  private static void putIfAbsent(ObjectNode object, String key, int value) {
    if (!object.has(key)) {
      object.put(key, value);
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
