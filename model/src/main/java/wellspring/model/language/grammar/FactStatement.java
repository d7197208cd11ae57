package wellspring.model.language.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wellspring.model.language.StatedFacts;

/**
 * A fact that a document states: what an entity's attribute is.
 *
 * @param value its number among the attribute's values
 */
record FactStatement(int entity, int attribute, int value) {

  /**
   * The facts that a document states, in its order. A sentence is read if it has the form of a
   * template; whatever the world is like, and whatever the other sentences are. A pronoun means the
   * entity that the document named last in such a sentence.
   */
  static List<FactStatement> in(int[] document, Grammar grammar) {
    List<FactStatement> statements = new ArrayList<>();
    int named = Grammar.NONE;
    int start = 0;
    for (int end = 1; end <= document.length; end++) {
      if (document[end - 1] == grammar.fullStop()) {
        int[] tokens = Arrays.copyOfRange(document, start, end);
        Sentence sentence = new Sentence(tokens, named, grammar.lexicon());
        if (sentence.hasFormOfAny(grammar.templates())) {
          sentence.statement().ifPresent(statements::add);
          named = sentence.entity();
        }
        start = end;
      }
    }
    return statements;
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
