package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Whether the keys of neural learners fit together, and the language. */
final class GptChecks {
  private static final List<String> OF_THE_FOLDER =
      List.of("preset", "context", "width", "layers", "heads", "tokenizer");

  private static final List<String> WITH_WORDS_OF_THEIR_OWN = List.of("zipf", GrammarKeys.KIND);

  private final Draft draft;
  private final Problems problems;

  private GptChecks(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  /**
   * @param draft has been validated, and every default filled in
   */
  static void check(Draft draft, Problems problems) {
    GptChecks checks = new GptChecks(draft, problems);
    for (String model : Draft.keys(draft.root().path("models"))) {
      KeyPath learner = KeyPath.of("models", model, "learner");
      if (draft.at(learner.child("kind")).asText().equals("gpt")) {
        checks.checkInit(learner);
        checks.checkHeads(learner);
        checks.checkLength(learner.child("training"));
        checks.checkLanguage(learner);
      }
    }
  }

  private void checkInit(KeyPath learner) {
    if (draft.at(learner.child("init")).isMissingNode()) {
      return;
    }
    for (String key : OF_THE_FOLDER) {
      if (!draft.at(learner.child(key)).isMissingNode()) {
        problems.add(
            learner.child(key),
            "is "
                + Wording.value(draft.at(learner.child(key)))
                + ", but with init the size and the tokenizer are those of its folder; remove one"
                + " of the two");
      }
    }
  }

  private void checkHeads(KeyPath learner) {
    JsonNode width = draft.at(learner.child("width"));
    JsonNode heads = draft.at(learner.child("heads"));
    boolean known = !width.isMissingNode() && !heads.isMissingNode();
    if (known && width.intValue() % heads.intValue() != 0) {
      problems.add(
          learner.child("heads"),
          "is %d, but the width is %d; allowed: a whole number that divides the width"
              .formatted(heads.intValue(), width.intValue()));
    }
  }

  private void checkLength(KeyPath training) {
    JsonNode epochs = draft.at(training.child("epochs"));
    JsonNode steps = draft.at(training.child("steps"));
    if (!epochs.isMissingNode() && !steps.isMissingNode()) {
      problems.add(
          training.child("epochs"),
          "is %s, and %s is %s; allowed: one of the two; remove the other, on the command line by ~KEY"
              .formatted(Wording.value(epochs), training.child("steps"), Wording.value(steps)));
    }
  }

  private void checkLanguage(KeyPath learner) {
    String language = draft.at(KeyPath.of("language", "kind")).asText();
    if (!WITH_WORDS_OF_THEIR_OWN.contains(language)) {
      return;
    }
    String why =
        ", but "
            + language
            + "'s words are its tokens: a model that writes other words could not be measured;"
            + " allowed: ";
    JsonNode init = draft.at(learner.child("init"));
    JsonNode tokenizer = draft.at(learner.child("tokenizer"));
    if (!init.isMissingNode()) {
      problems.add(learner.child("init"), "is " + Wording.value(init) + why + "no init");
    } else if (!tokenizer.asText().equals("word")) {
      problems.add(learner.child("tokenizer"), "is " + Wording.value(tokenizer) + why + "word");
    }
  }
}
