package wellspring.model.measure;

import wellspring.model.language.FactualLanguage;
import wellspring.model.language.StatedFacts;

/**
 * How much of what is stated is true; see {@link Measure#FACTS_TRUE}.
 *
 * @param language as people speak it in the round in which models are measured
 */
record TruthfulnessCalculator(FactualLanguage language) implements MeasureCalculator {
  /** A language that stands still answers the same in every round. */
  private static final int ANY_ROUND = 0;

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    StatedFacts facts =
        subject.probe().judged().texts().stream()
            .map(document -> language.facts(document, ANY_ROUND))
            .reduce(StatedFacts.NONE, StatedFacts::plus);
    if (facts.all() > 0) {
      double all = facts.all();
      figures.put(Measure.FACTS_TRUE, facts.now() / all);
      figures.put(Measure.FACTS_OUTDATED, facts.outdated() / all);
      figures.put(Measure.FACTS_FALSE, facts.never() / all);
    }
    if (facts.outdated() > 0) {
      figures.put(Measure.FACT_AGE, (double) facts.age() / facts.outdated());
    }
  }
}
