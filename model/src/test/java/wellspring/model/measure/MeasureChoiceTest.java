package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.model.learner.SilentModel;
import wellspring.model.random.Seed;

class MeasureChoiceTest {
  private static final Seed SEED = new Seed(7);
  private static final double[] PEOPLE = {0.4, 0.3, 0.2, 0.1};
  private static final double[] LATER = {0.7, 0.2, 0.05, 0.05};
  private static final int TOKENS = 12;
  private static final int DOCUMENTS = 40;

  @Test
  void allThatALanguageAllowsIsMeasured() {
    SortedMap<Measure, Double> figures = measure(new MeasureChoice.All());

    Set<Measure> missing = EnumSet.complementOf(EnumSet.copyOf(figures.keySet()));
    assertThat(missing)
        .doesNotContainAnyElementsOf(EnumSet.range(Measure.HELD_OUT_PERPLEXITY, Measure.REPETITION))
        .doesNotContainAnyElementsOf(EnumSet.range(Measure.TAIL_MASS, Measure.FIRST_PERPLEXITY_P95))
        .contains(Measure.HAZARD_SLOPE); // nobody errs where every token is allowed
    assertThat(figures).containsEntry(Measure.ERROR_RATE, 0.0);
  }

  @Test
  void standardLeavesOutWhatCosts() {
    assertThat(new MeasureChoice.Standard().measures())
        .contains(
            Measure.HELD_OUT_PERPLEXITY,
            Measure.REPETITION,
            Measure.KL_MODEL_TRUTH,
            Measure.MISSING_MASS)
        .doesNotContain(Measure.VENDI_SCORE, Measure.SELF_BLEU_4, Measure.ERROR_RATE);
    assertThat(measure(new MeasureChoice.Standard()).keySet())
        .isSubsetOf(new MeasureChoice.Standard().measures());
  }

  @Test
  void whatIsNotChosenIsNeitherThereNorComputed() {
    MeasureChoice choice = new MeasureChoice.Listed(List.of(Measure.MTLD, Measure.DISTINCT_2));

    assertThat(
            yardstick(choice).measure(new SilentModel(), probe(LATER), Optional.empty()).keySet())
        .containsExactly(Measure.DISTINCT_2, Measure.MTLD);
  }

  @Test
  void aChoiceOfNothingIsRefused() {
    assertThatThrownBy(() -> new MeasureChoice.Listed(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void chosenOrNotAFigureIsTheSame() {
    SortedMap<Measure, Double> all = measure(new MeasureChoice.All());

    measure(new MeasureChoice.Standard())
        .forEach((measure, value) -> assertThat(all).containsEntry(measure, value));
    for (Measure measure : List.of(Measure.FRONTIER_AREA, Measure.COHERENCE_LENGTH)) {
      assertThat(measure(new MeasureChoice.Listed(List.of(measure))))
          .isEqualTo(Collections.singletonMap(measure, all.get(measure)));
    }
  }

  @Test
  void theFirstGenerationJudgesEachDocument() {
    SortedMap<Measure, Double> figures =
        yardstick(new MeasureChoice.All())
            .measure(
                LetterModel.of(LATER),
                fiveKinds(),
                Optional.of(LetterModel.of(0.5, 0.25, 0.125, 0.125)));

    // A fifth of the documents have a perplexity of 2, of 4, and of 8 twice; one fifth is mixed.
    double mixed = StrictMath.sqrt(2 * 4);
    assertThat(figures.get(Measure.FIRST_PERPLEXITY_P05)).isCloseTo(2, within(1e-9));
    assertThat(figures.get(Measure.FIRST_PERPLEXITY_P25)).isCloseTo(mixed, within(1e-9));
    assertThat(figures.get(Measure.FIRST_PERPLEXITY_P50)).isCloseTo(4, within(1e-9));
    assertThat(figures.get(Measure.FIRST_PERPLEXITY_P95)).isCloseTo(8, within(1e-9));
    assertThat(figures.get(Measure.FIRST_PERPLEXITY))
        .isCloseTo(StrictMath.pow(2, (1 + 1.5 + 2 + 3 + 3) / 5), within(1e-9));
    assertThat(figures.get(Measure.SELF_PERPLEXITY)).isGreaterThan(1);
  }

  @Test
  void divergencesAreThoseOfTheDistributions() {
    SortedMap<Measure, Double> figures = measure(new MeasureChoice.All());

    double forth = 0;
    double back = 0;
    for (int i = 0; i < PEOPLE.length; i++) {
      forth += PEOPLE[i] * StrictMath.log(PEOPLE[i] / LATER[i]);
      back += LATER[i] * StrictMath.log(LATER[i] / PEOPLE[i]);
    }
    assertThat(figures.get(Measure.KL_TRUTH_MODEL)).isCloseTo(forth, within(1e-12));
    assertThat(figures.get(Measure.KL_MODEL_TRUTH)).isCloseTo(back, within(1e-12));
    assertThat(figures.get(Measure.JENSEN_SHANNON)).isBetween(0.0, StrictMath.log(2));
    assertThat(figures.get(Measure.LIKELIHOOD_DECAY_EXPECTED))
        .isCloseTo(Entropy.of(LATER) + back - Entropy.of(PEOPLE), within(1e-12));
  }

  @Test
  void jensenShannonOfStrangersIsLogTwo() {
    assertThat(DivergenceCalculator.jensenShannon(new double[] {1, 0}, new double[] {0, 1}))
        .isCloseTo(StrictMath.log(2), within(1e-12));
  }

  @Test
  void aModelThatWritesTooLittleHasNoFiguresOfDiversity() {
    List<String> terse = Collections.nCopies(DOCUMENTS, "ab");

    assertThat(
            yardstick(new MeasureChoice.All())
                .measure(LetterModel.of(LATER), terse, Optional.empty()))
        .doesNotContainKeys(
            Measure.DISTINCT_1,
            Measure.REPETITION,
            Measure.HILL_0,
            Measure.MTLD,
            Measure.SELF_BLEU_4,
            Measure.VENDI_SCORE,
            Measure.FRONTIER_AREA)
        .containsKeys(Measure.DIVERSITY, Measure.VOCABULARY_KEPT);
  }

  private static List<String> fiveKinds() {
    List<String> kinds =
        List.of("aaaaaaaaaaaa", "abababababab", "bbbbbbbbbbbb", "c".repeat(12), "d".repeat(12));
    return IntStream.range(0, DOCUMENTS).mapToObj(i -> kinds.get(i % 5)).toList();
  }

  private static SortedMap<Measure, Double> measure(MeasureChoice choice) {
    return yardstick(choice)
        .measure(LetterModel.of(LATER), probe(LATER), Optional.of(LetterModel.of(PEOPLE)));
  }

  private static List<String> probe(double... letters) {
    return LetterLanguage.ofKnownTruth(TOKENS, letters).heldOut(new Seed(8), DOCUMENTS);
  }

  private static TokenBenchmark yardstick(MeasureChoice choice) {
    return new TokenBenchmark(
        LetterLanguage.ofKnownTruth(TOKENS, PEOPLE), SEED, 20, DOCUMENTS, choice);
  }
}
