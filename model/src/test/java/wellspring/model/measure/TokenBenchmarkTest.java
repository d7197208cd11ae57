package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

class TokenBenchmarkTest {
  private static final Offset<Double> EXACTLY = within(1e-12);
  private static final Seed SEED = new Seed(42);
  private static final double[] SKEWED = {0.5, 0.25, 0.125, 0.0625, 0.0625};
  private static final double SKEWED_ENTROPY = 1.875 * StrictMath.log(2);

  @Test
  void uniformModelScoresLogVocabularyNats() {
    SortedMap<Measure, Double> figures = measure(LetterModel.uniform(5), "abcde", "aaaaa");

    assertThat(figures.get(Measure.ENTROPY)).isCloseTo(StrictMath.log(5), EXACTLY);
    assertThat(figures.get(Measure.HELD_OUT_PERPLEXITY)).isCloseTo(5, EXACTLY);
    assertThat(figures.get(Measure.HELD_OUT_CROSS_ENTROPY)).isCloseTo(StrictMath.log(5), EXACTLY);
    assertThat(figures.get(Measure.DIVERSITY)).isCloseTo(0.8, EXACTLY);
    assertThat(figures.get(Measure.TAIL_MASS)).isCloseTo(0.2, EXACTLY);
    assertThat(figures.get(Measure.KL_TRUTH_MODEL))
        .isCloseTo(StrictMath.log(5) - SKEWED_ENTROPY, EXACTLY);
  }

  @Test
  void thePerplexityCountsTheEndOfADocumentAsASymbol() {
    double[] symbols = LetterLanguage.uniform(6);
    ModelBenchmark yardstick =
        new TokenBenchmark(
            new LetterLanguage(
                new DocumentEnd.EndSymbol(7), Optional.of(new AlwaysTheSame(symbols)), SKEWED),
            SEED,
            20,
            1);
    LetterModel model = new LetterModel(new AlwaysTheSame(symbols), true, true);

    SortedMap<Measure, Double> figures = yardstick.measure(model, List.of("abc"));

    assertThat(figures.get(Measure.HELD_OUT_PERPLEXITY)).isCloseTo(6, EXACTLY);
    assertThat(yardstick.human().get(Measure.HELD_OUT_PERPLEXITY)).isCloseTo(6, EXACTLY);
    assertThat(figures.get(Measure.ENTROPY)).isCloseTo(StrictMath.log(5), EXACTLY);
    assertThat(figures.get(Measure.KL_TRUTH_MODEL)).isZero();
  }

  @Test
  void whereThePrefixMattersFrequenciesAreThoseOfTheProbe() {
    SortedMap<Measure, Double> figures =
        measure(LetterModel.uniform(5).hidingItsIndependence(), "aabbe", "aaaab");
    int[] counts = {6, 3, 0, 0, 1};

    assertThat(figures.get(Measure.ENTROPY)).isEqualTo(Entropy.estimate(counts).orElseThrow());
    assertThat(figures.get(Measure.DIVERSITY)).isCloseTo(1 - 36 / 90.0, EXACTLY);
    assertThat(figures.get(Measure.TAIL_MASS)).isCloseTo(0.1, EXACTLY);
  }

  @Test
  void theDivergenceOverPrefixesIsTheExactOneWhereNoneMatters() {
    assertThat(
            measure(LetterModel.uniform(5).hidingItsIndependence(), "aabbe", "aaaab")
                .get(Measure.KL_TRUTH_MODEL))
        .isCloseTo(StrictMath.log(5) - SKEWED_ENTROPY, EXACTLY);
  }

  @Test
  void sequencesAreCountedInTheProbe() {
    SortedMap<Measure, Double> figures = measure(LetterModel.uniform(5), "ababa", "aaaaa");

    assertThat(figures.get(Measure.DISTINCT_1)).isEqualTo(2 / 10.0);
    assertThat(figures.get(Measure.DISTINCT_2)).isEqualTo(3 / 8.0);
    assertThat(figures.get(Measure.DISTINCT_3)).isEqualTo(3 / 6.0);
    assertThat(figures.get(Measure.REPETITION)).isEqualTo(0.25);
    assertThat(figures.get(Measure.RARE_TOKEN_RECALL_D2)).isEqualTo(1);
    assertThat(figures.get(Measure.RARE_TOKEN_RECALL_D10)).isZero();
  }

  @Test
  void losingATokenMakesPerplexityAndDivergenceInfinite() {
    SortedMap<Measure, Double> figures =
        measure(LetterModel.of(0.5, 0.5, 0, 0, 0), "ababa", "aaaaa");

    assertThat(figures.get(Measure.HELD_OUT_PERPLEXITY)).isInfinite();
    assertThat(figures.get(Measure.HELD_OUT_CROSS_ENTROPY)).isInfinite();
    assertThat(figures.get(Measure.KL_TRUTH_MODEL)).isInfinite();
    assertThat(figures.get(Measure.TAIL_MASS)).isZero();
  }

  @Test
  void anEmptyProbeKeepsNothingAndHasNoShares() {
    SortedMap<Measure, Double> figures = measure(LetterModel.uniform(5).mute(), "", "");

    assertThat(figures)
        .containsOnlyKeys(
            Measure.HELD_OUT_PERPLEXITY,
            Measure.HELD_OUT_CROSS_ENTROPY,
            Measure.RARE_TOKEN_RECALL_D2,
            Measure.RARE_TOKEN_RECALL_D4,
            Measure.RARE_TOKEN_RECALL_D6,
            Measure.RARE_TOKEN_RECALL_D8,
            Measure.RARE_TOKEN_RECALL_D10,
            Measure.VOCABULARY_KEPT);
    assertThat(figures.get(Measure.VOCABULARY_KEPT)).isZero();
    assertThat(figures.get(Measure.RARE_TOKEN_RECALL_D2)).isZero();
  }

  @Test
  void aModelThatOnlyEndsDocumentsHasNoTokenShares() {
    ModelBenchmark yardstick =
        new TokenBenchmark(
            new LetterLanguage(new DocumentEnd.EndSymbol(7), Optional.empty(), SKEWED),
            SEED,
            20,
            2);
    LetterModel model = new LetterModel(new AlwaysTheSame(0, 0, 0, 0, 0, 1), true, true);

    assertThat(yardstick.measure(model, List.of("", "")))
        .doesNotContainKeys(Measure.ENTROPY, Measure.DIVERSITY, Measure.TAIL_MASS);
  }

  @Test
  void aMuteModelIsMeasuredByWhatItWrites() {
    assertThat(measure(LetterModel.uniform(5).mute(), "ababa", "aaaaa"))
        .doesNotContainKey(Measure.KL_TRUTH_MODEL)
        .containsEntry(Measure.DIVERSITY, GiniSimpson.estimate(new int[] {8, 2}).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcdefghijklmnopqrst", "abcdefghijklmnopqrstuvwxyzuvwxyzabcdefgh"})
  void writingMoreThanPeopleDoesNotHelp(String probe) {
    ModelBenchmark yardstick =
        new TokenBenchmark(
            LetterLanguage.ofKnownTruth(20, LetterLanguage.uniform(26)), SEED, 10, 1);

    SortedMap<Measure, Double> figures = yardstick.measure(LetterModel.uniform(26), List.of(probe));

    assertThat(figures.get(Measure.DISTINCT_1)).isEqualTo(1);
    assertThat(figures.get(Measure.RARE_TOKEN_RECALL_D10)).isZero();
    assertThat(figures.get(Measure.VOCABULARY_KEPT)).isGreaterThan(1);
  }

  @Test
  void vocabulariesAreComparedAtEqualLength() {
    double[] onlyA = {1, 0};
    ModelBenchmark yardstick =
        new TokenBenchmark(LetterLanguage.ofUnknownTruth(1000, onlyA), SEED, 10, 1);

    assertThat(yardstick.measure(LetterModel.of(onlyA), List.of("ab")))
        .containsEntry(Measure.VOCABULARY_KEPT, 1.0);

    ModelBenchmark diverse =
        new TokenBenchmark(
            LetterLanguage.ofUnknownTruth(1000, LetterLanguage.uniform(26)), SEED, 10, 1);
    assertThat(diverse.measure(LetterModel.uniform(26), List.of("q")))
        .containsEntry(Measure.VOCABULARY_KEPT, 1.0);
  }

  @Test
  void theHumanLevelIsThatOfAPerfectModel() {
    ModelBenchmark yardstick =
        new TokenBenchmark(LetterLanguage.ofKnownTruth(50, SKEWED), SEED, 400, 40);

    SortedMap<Measure, Double> human = yardstick.human();

    assertThat(human.get(Measure.KL_TRUTH_MODEL)).isZero();
    assertThat(human.get(Measure.ENTROPY)).isCloseTo(SKEWED_ENTROPY, EXACTLY);
    assertThat(human.get(Measure.DIVERSITY)).isCloseTo(GiniSimpson.of(SKEWED), EXACTLY);
    assertThat(human.get(Measure.TAIL_MASS)).isCloseTo(0.0625, EXACTLY);
    assertThat(human.get(Measure.VOCABULARY_KEPT)).isEqualTo(1);
    assertThat(human.get(Measure.HELD_OUT_PERPLEXITY))
        .isCloseTo(StrictMath.exp(SKEWED_ENTROPY), within(0.1));
    assertThat(yardstick.measure(LetterModel.of(SKEWED), probe(yardstick, "abcde")))
        .containsEntry(Measure.HELD_OUT_PERPLEXITY, human.get(Measure.HELD_OUT_PERPLEXITY));
  }

  @Test
  void theHumanLevelComesFromASampleOfItsOwn() {
    LetterLanguage language = LetterLanguage.ofUnknownTruth(10, LetterLanguage.uniform(26));

    assertThat(LongStream.range(0, 20).mapToObj(Seed::new))
        .extracting(seed -> new TokenBenchmark(language, seed, 1, 1).human())
        .extracting(human -> human.get(Measure.VOCABULARY_KEPT))
        .anyMatch(kept -> kept < 1)
        .anyMatch(kept -> kept > 1);
  }

  @Test
  void withoutTruthTheHumanLevelIsASample() {
    ModelBenchmark yardstick =
        new TokenBenchmark(LetterLanguage.ofUnknownTruth(50, SKEWED), SEED, 10, 400);

    SortedMap<Measure, Double> human = yardstick.human();

    assertThat(human)
        .doesNotContainKeys(
            Measure.HELD_OUT_PERPLEXITY, Measure.HELD_OUT_CROSS_ENTROPY, Measure.KL_TRUTH_MODEL);
    assertThat(human.get(Measure.ENTROPY)).isCloseTo(SKEWED_ENTROPY, within(0.02));
    assertThat(human.get(Measure.DIVERSITY)).isCloseTo(GiniSimpson.of(SKEWED), within(0.01));
    assertThat(human.get(Measure.ENTROPY)).isNotEqualTo(SKEWED_ENTROPY);
  }

  @Test
  void theSameSeedGivesTheSameYardstick() {
    assertThat(new TokenBenchmark(LetterLanguage.ofUnknownTruth(9, SKEWED), SEED, 10, 4).human())
        .isEqualTo(
            new TokenBenchmark(LetterLanguage.ofUnknownTruth(9, SKEWED), SEED, 10, 4).human())
        .isNotEqualTo(
            new TokenBenchmark(LetterLanguage.ofUnknownTruth(9, SKEWED), new Seed(43), 10, 4)
                .human());
  }

  @Test
  void figuresComeInTheCatalogueOrderAndStay() {
    SortedMap<Measure, Double> figures = measure(LetterModel.uniform(5), "abcde", "aaaaa");

    assertThat(List.copyOf(figures.keySet())).isSorted();
    assertThatThrownBy(() -> figures.remove(Measure.ENTROPY))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aBrokenModelIsAnErrorAndNeverAFigure() {
    double[] broken = {Double.NaN, 0, 0, 0, 1};

    assertThatThrownBy(
            () -> measure(LetterModel.of(broken).hidingItsIndependence(), "abcde", "aaaaa"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the likelihood of document 0")
        .hasMessageContaining("not a number");
  }

  @Test
  void aModelThatIsBrokenWherePeopleNeverLookIsAnErrorToo() {
    ModelBenchmark yardstick =
        new TokenBenchmark(LetterLanguage.ofUnknownTruth(5, 0, 1), SEED, 10, 1);

    assertThatThrownBy(() -> yardstick.measure(LetterModel.of(Double.NaN, 1), List.of("bbb")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no probability");
  }

  @Test
  void refusesAProbeOfAnotherSize() {
    assertThatThrownBy(() -> measure(LetterModel.uniform(5), "abc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 documents, not 1");
  }

  @Test
  void refusesToBeBuiltOnNothing() {
    LetterLanguage language = LetterLanguage.ofKnownTruth(5, SKEWED);

    assertThatThrownBy(() -> new TokenBenchmark(language, SEED, 0, 1))
        .hasMessageContaining("held-out");
    assertThatThrownBy(() -> new TokenBenchmark(language, SEED, 1, 0))
        .hasMessageContaining("probe");
  }

  /** Measures by people who write documents of five letters with {@link #SKEWED} frequencies. */
  private static SortedMap<Measure, Double> measure(LetterModel model, String... probe) {
    return new TokenBenchmark(LetterLanguage.ofKnownTruth(5, SKEWED), SEED, 200, 2)
        .measure(model, List.of(probe));
  }

  private static List<String> probe(ModelBenchmark yardstick, String text) {
    return Collections.nCopies(yardstick.probeDocuments(), text);
  }
}
