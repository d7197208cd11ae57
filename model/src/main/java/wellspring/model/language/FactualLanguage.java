package wellspring.model.language;

/**
 * A language whose documents state facts about a world that changes. A document is right if every
 * fact that it states is true.
 */
public interface FactualLanguage extends CheckableLanguage {

  /**
   * The facts that a document states, judged in one round.
   *
   * @param document what it says; only grammatical sentences state a fact
   * @param round when it is judged, from 0
   */
  StatedFacts facts(String document, int round);

  @Override
  default boolean isRight(String document, int round) {
    StatedFacts facts = facts(document, round);
    return facts.outdated() == 0 && facts.never() == 0;
  }
}
