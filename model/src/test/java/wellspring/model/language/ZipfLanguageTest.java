package wellspring.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.Language.CohortWriting;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

class ZipfLanguageTest {
  private static final Seed SEED = new Seed(17);

  private final ZipfLanguage language = new ZipfLanguage(50, 1, 100);

  @Test
  void hasThePublishedDiversityAtExponentOneAndFiftyWords() {
    double diversity = 1 - Arrays.stream(language.tokenFrequencies()).map(p -> p * p).sum();
    assertThat(diversity).isCloseTo(0.919718, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({"1,0.7", "2,1", "50,1.1", "1000,0", "20000,2.5"})
  void frequenciesFallAsThePowerOfTheRankAndSumToOne(int vocabulary, double exponent) {
    double[] p = new ZipfLanguage(vocabulary, exponent, 1).tokenFrequencies();
    assertThat(p).hasSize(vocabulary);
    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
    int middle = vocabulary / 2;
    assertThat(p[0] / p[middle])
        .isCloseTo(StrictMath.pow(middle + 1, exponent), within(1e-9 * p[0] / p[middle]));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void writesEachWordAsOftenAsItsProbabilitySays(long seed) {
    CohortWriting writing = language.writing(new Seed(seed), "people", 0, 2000);
    int tokens = 200_000;
    long[] counts = new long[50];
    IntStream.range(0, 2000)
        .flatMap(i -> Arrays.stream(language.tokenizer().encode(writing.document(i))))
        .forEach(token -> counts[token]++);
    double chiSquare = 0;
    for (int token = 0; token < 50; token++) {
      double expected = tokens * language.tokenFrequencies()[token];
      chiSquare += (counts[token] - expected) * (counts[token] - expected) / expected;
    }
    // 49 degrees of freedom: above 94.6 in one of 10,000 samples.
    assertThat(Arrays.stream(counts).sum()).isEqualTo(tokens);
    assertThat(chiSquare).isLessThan(94.6);
  }

  @Test
  void neighbouringTokensAreIndependent() {
    CohortWriting writing = language.writing(SEED, "people", 0, 5000);
    double mostFrequent = language.tokenFrequencies()[0];
    long pairs = 0;
    long both = 0;
    for (int i = 0; i < 5000; i++) {
      int[] tokens = language.tokenizer().encode(writing.document(i));
      for (int at = 0; at + 1 < tokens.length; at += 2) {
        pairs++;
        both += tokens[at] == 0 && tokens[at + 1] == 0 ? 1 : 0;
      }
    }
    double expected = mostFrequent * mostFrequent;
    double deviation = StrictMath.sqrt(expected * (1 - expected) / pairs);
    assertThat((double) both / pairs).isCloseTo(expected, within(4 * deviation));
  }

  @Test
  void aDocumentIsTheSameInWhateverOrderItIsAskedFor() {
    CohortWriting writing = language.writing(SEED, "people", 3, 40);
    List<String> forwards = IntStream.range(0, 40).mapToObj(writing::document).toList();
    CohortWriting again = new ZipfLanguage(50, 1, 100).writing(SEED, "people", 3, 40);
    for (int i = 39; i >= 0; i--) {
      assertThat(again.document(i)).isEqualTo(forwards.get(i));
    }
  }

  @Test
  void cohortsRoundsSeedsAndTheHeldOutPartDiffer() {
    HashSet<String> documents = new HashSet<>(language.heldOut(SEED, 20));
    for (int i = 0; i < 20; i++) {
      documents.add(language.writing(SEED, "people", 0, 20).document(i));
      documents.add(language.writing(SEED, "people", 1, 20).document(i));
      documents.add(language.writing(SEED, "poets", 0, 20).document(i));
      documents.add(language.writing(new Seed(18), "people", 0, 20).document(i));
    }
    assertThat(documents).hasSize(100);
  }

  @Test
  void holdsOutAsManyDocumentsAsAskedForAndTheSameEachTime() {
    assertThat(language.heldOut(SEED, 7)).hasSize(7).isEqualTo(language.heldOut(SEED, 7));
    assertThat(language.heldOut(SEED, 7)).isEqualTo(language.heldOut(SEED, 12).subList(0, 7));
    assertThat(language.heldOut(SEED, 0)).isEmpty();
  }

  @Test
  void documentsHaveTheirFixedLength() {
    assertThat(language.documentEnd()).isEqualTo(new DocumentEnd.FixedLength(100));
    String document = language.writing(SEED, "people", 0, 1).document(0);
    assertThat(document).matches("w\\d+( w\\d+){99}");
    assertThat(language.tokenizer().encode(document)).hasSize(100);
  }

  @Test
  void tellsTheTruthWhichNoPrefixChanges() {
    TokenDistribution truth = language.truth().orElseThrow();
    assertThat(truth.dependsOnPrefix()).isFalse();
    assertThat(truth.after(new int[] {3, 1})).isEqualTo(language.tokenFrequencies());
    truth.after(new int[0])[0] = 0;
    language.tokenFrequencies()[0] = 0;
    assertThat(truth.after(new int[0])).isEqualTo(language.tokenFrequencies());
    assertThat(language.tokenFrequencies()[0]).isPositive();
  }

  @Test
  void refusesWhatMakesNoLanguage() {
    assertThatThrownBy(() -> new ZipfLanguage(0, 1, 10)).hasMessageContaining("vocabulary");
    assertThatThrownBy(() -> new ZipfLanguage(5, -1, 10)).hasMessageContaining("exponent");
    assertThatThrownBy(() -> new ZipfLanguage(5, Double.NaN, 10)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new ZipfLanguage(5, 1, 0)).hasMessageContaining("at least one token");
  }
}
