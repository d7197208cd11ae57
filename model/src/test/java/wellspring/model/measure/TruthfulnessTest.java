package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wellspring.model.language.FactualLanguage;
import wellspring.model.language.StatedFacts;
import wellspring.model.random.Seed;

class TruthfulnessTest {
  private final FactualLanguage language = new Rumours();

  @Test
  void sharesAreOfAllStatedFactsAndAgesOfTheOutdatedOnes() {
    assertThat(Truthfulness.of(language, List.of("nn", "o", "x", ""), 5))
        .containsExactly(
            Map.entry(Measure.FACTS_TRUE, 0.5),
            Map.entry(Measure.FACTS_OUTDATED, 0.25),
            Map.entry(Measure.FACTS_FALSE, 0.25),
            Map.entry(Measure.FACT_AGE, 5.0));
  }

  @Test
  void whatDoesNotOccurHasNoFigure() {
    assertThat(Truthfulness.of(language, List.of("n", "x"), 5))
        .doesNotContainKey(Measure.FACT_AGE)
        .containsEntry(Measure.FACTS_OUTDATED, 0.0);
    assertThat(Truthfulness.of(language, List.of("", ""), 5)).isEmpty();
  }

  /** Each letter is a fact: n is true now, o was in round 0, x never. */
  private static final class Rumours implements FactualLanguage {
    @Override
    public StatedFacts facts(String document, int round) {
      long outdated = count(document, 'o');
      return new StatedFacts(
          count(document, 'n'), outdated, count(document, 'x'), outdated * round);
    }

    private static long count(String document, char letter) {
      return document.chars().filter(c -> c == letter).count();
    }

    @Override
    public int length(String document) {
      return document.length();
    }

    @Override
    public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
      return index -> "n";
    }

    @Override
    public List<String> heldOut(Seed seed, int documentsMax) {
      return List.of();
    }
  }
}
