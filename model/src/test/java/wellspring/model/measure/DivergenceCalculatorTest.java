package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.model.language.TokenDistribution;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

class DivergenceCalculatorTest {
  private static final double[] PEOPLE = {0.5, 0.3, 0.2};
  private static final double[] WRONG = {0.2, 0.2, 0.6};
  private static final int TOKENS = 7;

  /** Right everywhere but at one place. */
  private record WrongAt(int place) implements TokenDistribution {
    @Override
    public double[] after(int[] prefix) {
      return prefix.length == place ? WRONG : PEOPLE;
    }

    @Override
    public boolean dependsOnPrefix() {
      return true;
    }
  }

  @Test
  void everyPlaceOfEveryDocumentCounts() {
    for (int documents : List.of(1, 2, 30)) {
      for (int place = 0; place < TOKENS; place++) {
        Map<Measure, Double> figures = measure(documents, new WrongAt(place));

        assertThat(figures.get(Measure.KL_TRUTH_MODEL))
            .isCloseTo(KullbackLeibler.of(PEOPLE, WRONG) / TOKENS, within(1e-12));
        assertThat(figures.get(Measure.KL_MODEL_TRUTH))
            .isCloseTo(KullbackLeibler.of(WRONG, PEOPLE) / TOKENS, within(1e-12));
        assertThat(figures.get(Measure.JENSEN_SHANNON))
            .isCloseTo(DivergenceCalculator.jensenShannon(PEOPLE, WRONG) / TOKENS, within(1e-12));
      }
    }
  }

  @Test
  void behindTheLastTokenThereIsNoPlaceWhereTheEndIsNoSymbol() {
    assertThat(measure(3, new WrongAt(TOKENS)).get(Measure.KL_TRUTH_MODEL)).isZero();
  }

  @Test
  void whatIsKeptOfTheTruthChangesNothing() {
    TokenDistribution people = new WrongAt(2);
    ScoredDocuments heldOut =
        new ScoredDocuments(
            new TokenSample(List.of(new int[] {0, 1, 2}, new int[] {2})),
            List.of(),
            new DocumentEnd.EndSymbol(TOKENS));
    TruthAtPlaces truth = new TruthAtPlaces(heldOut);

    for (int document = 0; document < 2; document++) {
      List<double[]> first = truth.of(document, people);
      assertThat(first).isEqualTo(heldOut.along(document, people));
      assertThat(truth.of(document, people)).isSameAs(first);
    }
  }

  private static Map<Measure, Double> measure(int documents, TokenDistribution model) {
    HumanText human =
        HumanText.of(
            LetterLanguage.ofKnownTruth(TOKENS, PEOPLE), new Seed(3), documents, documents);
    MeasureValues figures = new MeasureValues(EnumSet.allOf(Measure.class));
    new DivergenceCalculator(human)
        .measure(
            new MeasuredSubject(
                human.probe(),
                Optional.of(model),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            figures);
    return figures.sorted();
  }
}
