package wellspring.model.measure;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.model.language.FactualLanguage;
import wellspring.model.language.StatedFacts;

/** How much of what is stated is true; see {@link Measure#FACTS_TRUE}. */
public final class Truthfulness {
  private Truthfulness() {}

  /**
   * The measures of the facts that some documents state.
   *
   * @param round when they are judged, from 0
   * @return by measure, in the catalogue's order; empty if nothing is stated
   * @throws IllegalArgumentException if a document has a word that the language lacks
   */
  public static SortedMap<Measure, Double> of(
      FactualLanguage language, List<String> documents, int round) {
    StatedFacts facts =
        documents.stream()
            .map(document -> language.facts(document, round))
            .reduce(StatedFacts.NONE, StatedFacts::plus);
    SortedMap<Measure, Double> figures = new TreeMap<>();
    if (facts.all() > 0) {
      double all = facts.all();
      figures.put(Measure.FACTS_TRUE, facts.now() / all);
      figures.put(Measure.FACTS_OUTDATED, facts.outdated() / all);
      figures.put(Measure.FACTS_FALSE, facts.never() / all);
    }
    if (facts.outdated() > 0) {
      figures.put(Measure.FACT_AGE, (double) facts.age() / facts.outdated());
    }
    return Collections.unmodifiableSortedMap(figures);
  }
}
