package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.model.text.Vocabulary;
import wellspring.model.text.WordTokenizer;

class ModelProfileTest {
  private static final ModelProfile HALVES = ModelProfile.of(new double[] {0.5, 0.5, 0});
  private static final ModelProfile THIRD = ModelProfile.of(new double[] {0, 0, 1});

  @Test
  void differsFromItselfAsTwoOfItsTokensDo() {
    assertThat(HALVES.diversity(HALVES)).hasValue(0.5);
    assertThat(HALVES.divergence(HALVES)).hasValue(0);
  }

  @Test
  void modelsWithoutACommonTokenAreAsFarApartAsCanBe() {
    assertThat(HALVES.diversity(THIRD)).hasValue(1);
    assertThat(HALVES.divergence(THIRD).getAsDouble()).isEqualTo(StrictMath.log(2), within(1e-15));
  }

  /** (1/2, 1/2) and (1/4, 3/4): the mean of their divergences from (3/8, 5/8). */
  @Test
  void divergenceIsTheMeanInformationAgainstTheMixture() {
    ModelProfile a = ModelProfile.of(new double[] {0.5, 0.5});
    ModelProfile b = ModelProfile.of(new double[] {0.25, 0.75});
    double fromA = 0.5 * StrictMath.log(4.0 / 3) + 0.5 * StrictMath.log(4.0 / 5);
    double fromB = 0.25 * StrictMath.log(2.0 / 3) + 0.75 * StrictMath.log(6.0 / 5);

    assertThat(a.divergence(b).getAsDouble()).isEqualTo((fromA + fromB) / 2, within(1e-15));
    assertThat(b.divergence(a)).isEqualTo(a.divergence(b));
  }

  @Test
  void countsGiveTheSameAsTheirFrequencies() {
    ModelProfile counted =
        ModelProfile.of(new TokenSample(List.of(new int[] {0, 1, 0}, new int[] {1, 1, 0})), 3);

    assertThat(counted.diversity(THIRD)).isEqualTo(HALVES.diversity(THIRD));
    assertThat(counted.divergence(HALVES)).hasValue(0);
  }

  @Test
  void nothingIsSaidOfAModelThatWroteNothing() {
    ModelProfile silent = ModelProfile.of(new TokenSample(List.of(new int[0])), 3);

    assertThat(silent.diversity(HALVES)).isEmpty();
    assertThat(HALVES.divergence(silent)).isEmpty();
  }

  @Test
  void inventedWordsMatchWhoeverInventsThemFirst() {
    WordTokenizer words = WordTokenizer.readingUnknownWords(new Vocabulary(List.of("a")));
    int vocabulary = words.vocabularySize();
    ModelProfile one = ModelProfile.of(TokenSample.of(words, List.of("xyzzy plugh")), vocabulary);
    ModelProfile other = ModelProfile.of(TokenSample.of(words, List.of("plugh frotz")), vocabulary);

    assertThat(one.diversity(one)).hasValue(0.5);
    assertThat(one.diversity(other)).hasValue(0.75);
    assertThat(one.divergence(other).getAsDouble()).isEqualTo(StrictMath.log(2) / 2, within(1e-15));
  }
}
