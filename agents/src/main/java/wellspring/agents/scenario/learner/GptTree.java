package wellspring.agents.scenario.learner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.MessageWording;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.learner.gpt.GptShape.Preset;

/** What the keys of a neural learner come to, before they are bound. */
final class GptTree {
  private static final String INIT = "init";
  private static final String TOKENIZER = "tokenizer";
  private static final String TRAINING = "training";
  private static final String DEFAULT_PRESET = "nano";
  private static final String DEFAULT_TOKENIZER = "word";
  private static final int DEFAULT_STEPS = 300;

  private static final List<String> OF_THE_FOLDER =
      List.of("preset", "context", "width", "layers", "heads", TOKENIZER);

  private GptTree() {}

  /** Fills in what follows from other keys. */
  static void fill(ObjectNode learner) {
    ObjectNode training = (ObjectNode) learner.path(TRAINING);
    if (!training.has("epochs") && !training.has("steps")) {
      training.put("steps", DEFAULT_STEPS);
    }
    if (learner.has(INIT)) {
      return;
    }
    String preset = learner.path("preset").asText(DEFAULT_PRESET);
    GptShape shape = Preset.valueOf(preset.toUpperCase(Locale.ROOT)).shape();
    putIfAbsent(learner, "context", shape.context());
    putIfAbsent(learner, "width", shape.width());
    putIfAbsent(learner, "layers", shape.layers());
    putIfAbsent(learner, "heads", shape.heads());
    if (!learner.has(TOKENIZER)) {
      learner.put(TOKENIZER, DEFAULT_TOKENIZER);
    }
  }

  private static void putIfAbsent(ObjectNode object, String key, int value) {
    if (!object.has(key)) {
      object.put(key, value);
    }
  }

  /** Finds keys that exclude each other. */
  static void check(KeyPath path, ObjectNode learner, ProblemSink problems) {
    checkInit(path, learner, problems);
    checkHeads(path, learner, problems);
    checkLength(path.child(TRAINING), learner.path(TRAINING), problems);
  }

  private static void checkInit(KeyPath path, ObjectNode learner, ProblemSink problems) {
    if (!learner.has(INIT)) {
      return;
    }
    for (String key : OF_THE_FOLDER) {
      if (learner.has(key)) {
        problems.add(
            path.child(key),
            "is "
                + MessageWording.value(learner.path(key))
                + ", but with init the size and the tokenizer are those of its folder; remove one"
                + " of the two");
      }
    }
  }

  private static void checkHeads(KeyPath path, ObjectNode learner, ProblemSink problems) {
    JsonNode width = learner.path("width");
    JsonNode heads = learner.path("heads");
    boolean known = !width.isMissingNode() && !heads.isMissingNode();
    if (known && width.intValue() % heads.intValue() != 0) {
      problems.add(
          path.child("heads"),
          "is %d, but the width is %d; allowed: a whole number that divides the width"
              .formatted(heads.intValue(), width.intValue()));
    }
  }

  private static void checkLength(KeyPath path, JsonNode training, ProblemSink problems) {
    JsonNode epochs = training.path("epochs");
    JsonNode steps = training.path("steps");
    if (!epochs.isMissingNode() && !steps.isMissingNode()) {
      problems.add(
          path.child("epochs"),
          "is %s, and %s is %s; allowed: one of the two; remove the other, on the command line by ~KEY"
              .formatted(
                  MessageWording.value(epochs), path.child("steps"), MessageWording.value(steps)));
    }
  }
}
