package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HumanVocabularyTest {

  @Test
  void theFirstTenthIsTheMostFrequentAndTheLastTheRarest() {
    double[] rising = IntStream.rangeClosed(1, 20).mapToDouble(i -> i / 210.0).toArray();
    HumanVocabulary vocabulary = new HumanVocabulary(rising);
    int[] counts = new int[20];
    counts[19] = 5;
    counts[18] = 1;
    counts[0] = 1;

    assertThat(vocabulary.recall(1, counts)).hasValue(1);
    assertThat(vocabulary.recall(2, counts)).hasValue(0);
    assertThat(vocabulary.recall(10, counts)).hasValue(0.5);
  }

  @Test
  void equallyFrequentTokensAreSortedByNumber() {
    HumanVocabulary vocabulary = new HumanVocabulary(LetterLanguage.uniform(30));
    int[] counts = new int[30];
    counts[0] = counts[1] = counts[2] = 1;
    counts[27] = 1;

    assertThat(vocabulary.recall(1, counts)).hasValue(1);
    assertThat(vocabulary.recall(10, counts)).hasValueCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void aModelThatLostAWordHasLostItsShareOfHumanText() {
    HumanVocabulary vocabulary = new HumanVocabulary(new double[] {0.5, 0.25, 0.25, 0});
    double[] model = {0.75, 0, 0.2, 0.05};

    assertThat(vocabulary.missingMass(model)).isEqualTo(0.25);
    assertThat(vocabulary.surviving(model)).isEqualTo(2 / 3.0);
    assertThat(vocabulary.squaredError(model))
        .isCloseTo(0.0625 + 0.0625 + 0.0025 + 0.0025, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10, 19, 101})
  void theTenthsShareOutTheWholeVocabulary(int size) {
    HumanVocabulary vocabulary = new HumanVocabulary(LetterLanguage.uniform(size));
    int[] smallest = {Integer.MAX_VALUE};
    int[] largest = {0};
    int total = 0;
    for (int tenth = 1; tenth <= 10; tenth++) {
      int tokens = tokensOf(vocabulary, tenth, size);
      smallest[0] = Math.min(smallest[0], tokens);
      largest[0] = Math.max(largest[0], tokens);
      total += tokens;
    }

    assertThat(total).isEqualTo(size);
    assertThat(largest[0] - smallest[0]).isLessThanOrEqualTo(1);
  }

  /** Counts the tokens whose presence alone changes the recall. */
  private static int tokensOf(HumanVocabulary vocabulary, int tenth, int size) {
    return (int)
        IntStream.range(0, size)
            .filter(
                token -> {
                  int[] counts = new int[size];
                  counts[token] = 1;
                  return vocabulary.recall(tenth, counts).orElse(0) > 0;
                })
            .count();
  }

  @Test
  void anEmptyTenthHasNoRecall() {
    HumanVocabulary vocabulary = new HumanVocabulary(new double[] {0.5, 0.5});

    assertThat(vocabulary.recall(1, new int[] {1, 1})).isEmpty();
    assertThat(vocabulary.recall(5, new int[] {1, 1})).hasValue(1);
  }

  @Test
  void theTailMayHoldExactlyATenth() {
    HumanVocabulary vocabulary = new HumanVocabulary(LetterLanguage.uniform(50));

    assertThat(vocabulary.tailMass(LetterLanguage.uniform(50))).hasValueCloseTo(0.1, within(1e-12));
  }

  @Test
  void theTailHoldsAsManyTokensAsFitIntoATenth() {
    HumanVocabulary vocabulary =
        new HumanVocabulary(new double[] {0.04, 0.5, 0.05, 0.3, 0.07, 0.04});

    assertThat(vocabulary.tailMass(new double[] {0.25, 0, 0.5, 0, 0.125, 0.125}))
        .hasValue(0.25 + 0.125);
    assertThat(vocabulary.tailMass(new int[] {1, 2, 3, 0, 0, 2})).hasValue(3 / 8.0);
  }

  @Test
  void aLanguageWithoutRareTokensHasNoTail() {
    HumanVocabulary vocabulary = new HumanVocabulary(LetterLanguage.uniform(5));

    assertThat(vocabulary.tailMass(LetterLanguage.uniform(5))).isEmpty();
    assertThat(vocabulary.tailMass(new int[] {1, 1, 1, 1, 1})).isEmpty();
  }

  @Test
  void anEmptySampleHasNoTailMass() {
    assertThat(new HumanVocabulary(LetterLanguage.uniform(50)).tailMass(new int[50])).isEmpty();
  }

  @Test
  void tokensThatPeopleNeverUseCountNowhere() {
    HumanVocabulary vocabulary = new HumanVocabulary(new double[] {0.95, 0, 0.05, 0});
    int[] counts = {1, 9, 0, 9};

    assertThat(vocabulary.occurring(counts)).isEqualTo(1);
    assertThat(vocabulary.tailMass(counts)).hasValue(0);
    assertThat(vocabulary.recall(10, counts)).hasValue(0);
  }
}
