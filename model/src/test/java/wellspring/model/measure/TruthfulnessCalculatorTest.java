package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import wellspring.model.language.FactualLanguage;
import wellspring.model.language.StatedFacts;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

class TruthfulnessCalculatorTest {
  private final ModelBenchmark yardstick = new TokenBenchmark(new Rumours(), new Seed(1), 1, 4);

  @Test
  void sharesAreOfAllStatedFactsAndAgesOfTheOutdatedOnes() {
    assertThat(measure("aa", "b", "c", ""))
        .containsEntry(Measure.FACTS_TRUE, 0.5)
        .containsEntry(Measure.FACTS_OUTDATED, 0.25)
        .containsEntry(Measure.FACTS_FALSE, 0.25)
        .containsEntry(Measure.FACT_AGE, 5.0);
  }

  @Test
  void whatDoesNotOccurHasNoFigure() {
    assertThat(measure("a", "c", "", ""))
        .doesNotContainKey(Measure.FACT_AGE)
        .containsEntry(Measure.FACTS_OUTDATED, 0.0);
    assertThat(measure("", "", "", ""))
        .doesNotContainKeys(Measure.FACTS_TRUE, Measure.FACTS_OUTDATED, Measure.FACTS_FALSE);
  }

  @Test
  void peopleAreMeasuredLikewise() {
    assertThat(yardstick.human()).containsEntry(Measure.FACTS_TRUE, 1.0);
  }

  private SortedMap<Measure, Double> measure(String... probe) {
    return yardstick.measure(LetterModel.uniform(3), List.of(probe));
  }

  /** Each letter is a fact: a is true now, b was five rounds ago, c never. People know. */
  private static final class Rumours implements TokenLanguage, FactualLanguage {
    private final TokenLanguage letters =
        new LetterLanguage(new DocumentEnd.EndSymbol(9), Optional.empty(), 1, 0, 0);

    @Override
    public StatedFacts facts(String document, int round) {
      long outdated = count(document, 'b');
      return new StatedFacts(count(document, 'a'), outdated, count(document, 'c'), outdated * 5);
    }

    private static long count(String document, char letter) {
      return document.chars().filter(c -> c == letter).count();
    }

    @Override
    public Tokenizer tokenizer() {
      return letters.tokenizer();
    }

    @Override
    public DocumentEnd documentEnd() {
      return letters.documentEnd();
    }

    @Override
    public double[] tokenFrequencies() {
      return letters.tokenFrequencies();
    }

    @Override
    public Optional<TokenDistribution> truth() {
      return letters.truth();
    }

    @Override
    public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
      return letters.writing(seed, cohort, round, documents);
    }

    @Override
    public List<String> heldOut(Seed seed, int documentsMax) {
      return letters.heldOut(seed, documentsMax);
    }
  }
}
