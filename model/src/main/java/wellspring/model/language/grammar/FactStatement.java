package wellspring.model.language.grammar;

import java.util.List;
import java.util.Optional;
import wellspring.model.language.StatedFacts;

/**
 * A fact that a document states: what an entity's attribute is.
 *
 * @param value its number among the attribute's values
 */
record FactStatement(int entity, int attribute, int value) {

  /** The facts that a document's grammatical sentences state, in its order. */
  static List<FactStatement> in(int[] document, Grammar grammar) {
    return Sentence.in(document, grammar).stream()
        .map(Sentence::statement)
        .flatMap(Optional::stream)
        .toList();
  }

  /** What has become of it in a world. */
  StatedFacts judge(WorldFacts world) {
    int held = world.lastHeld(entity, attribute, value);
    if (held == WorldFacts.NEVER) {
      return new StatedFacts(0, 0, 1, 0);
    }
    int age = world.round() - held;
    return age == 0 ? new StatedFacts(1, 0, 0, 0) : new StatedFacts(0, 1, 0, age);
  }
}
