package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.model.language.TokenDistribution;
import wellspring.model.text.DocumentEnd;

class ScoredDocumentsTest {
  private static final DocumentEnd FIXED = new DocumentEnd.FixedLength(3);
  private static final DocumentEnd SYMBOL = new DocumentEnd.EndSymbol(100);

  @Test
  void crossEntropyIsTheMeanOfTheNatsOfASymbol() {
    ScoredDocuments judged = judged(FIXED, new int[] {0, 1, 0}, new int[] {1});

    assertThat(judged.crossEntropy(new double[] {StrictMath.log(0.25), StrictMath.log(0.25)}))
        .isCloseTo(StrictMath.log(2), within(1e-14));
    assertThat(judged.crossEntropy(new double[] {0, 0})).isEqualTo(0.0);
  }

  @Test
  void endsAreSymbolsOnlyWhereTheLanguageHasThem() {
    assertThat(judged(FIXED, new int[3], new int[2]).symbols()).isEqualTo(5);
    assertThat(judged(SYMBOL, new int[3], new int[2]).symbols()).isEqualTo(7);
  }

  @Test
  void likelihoodsFollowThePrefixAndTheEnd() {
    double[] likelihoods =
        judged(SYMBOL, new int[] {0, 1}, new int[0]).logLikelihoods(new LengthTeller());

    assertThat(likelihoods[0])
        .isCloseTo(
            StrictMath.log(1 / 2.0) + StrictMath.log(2 / 6.0) + StrictMath.log(3 / 5.0),
            within(1e-14));
    assertThat(likelihoods[1]).isCloseTo(StrictMath.log(1 / 3.0), within(1e-14));
  }

  @Test
  void aPlaceIsBeforeEachSymbolAndTheEndIsOneWhereItIsPredicted() {
    ScoredDocuments ending = judged(SYMBOL, new int[] {0, 1}, new int[0]);
    assertThat(ending.along(0, new LengthTeller())).hasSize(3);
    assertThat(ending.along(0, new LengthTeller()).get(1))
        .containsExactly(1 / 2.0, 2 / 6.0, 1 / 6.0);
    assertThat(ending.along(1, new LengthTeller())).hasSize(1);
    assertThat(judged(FIXED, new int[2]).along(0, new LengthTeller())).hasSize(2);
  }

  @Test
  void refusesLikelihoodsThatAreNone() {
    ScoredDocuments judged = judged(FIXED, new int[3], new int[3]);

    assertThatThrownBy(() -> judged.crossEntropy(new double[] {-1, Double.NaN}))
        .hasMessageContaining("document 1");
    assertThatThrownBy(() -> judged.crossEntropy(new double[] {-1}))
        .hasMessageContaining("2 documents have 1");
  }

  private static ScoredDocuments judged(DocumentEnd end, int[]... documents) {
    return new ScoredDocuments(new TokenSample(List.of(documents)), List.of(), end);
  }

  /**
   * Two tokens and an end: after an empty prefix 1/2, 1/6, 1/3; after one token 1/2, 2/6, 1/6; then
   * 1/5, 1/5, 3/5.
   */
  private static final class LengthTeller implements TokenDistribution {
    @Override
    public double[] after(int[] prefix) {
      return switch (prefix.length) {
        case 0 -> new double[] {1 / 2.0, 1 / 6.0, 1 / 3.0};
        case 1 -> new double[] {1 / 2.0, 2 / 6.0, 1 / 6.0};
        default -> new double[] {1 / 5.0, 1 / 5.0, 3 / 5.0};
      };
    }

    @Override
    public boolean dependsOnPrefix() {
      return true;
    }
  }
}
