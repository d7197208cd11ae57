package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class ReadingSharesTest {
  private static final double NOBODY = Double.NEGATIVE_INFINITY;

  @Test
  void documentsThatAreLikedAlikeAreReadAlike() {
    assertThat(ReadingShares.of(new double[] {1, 3, 0}, new double[] {0.7, 0.7, 5}))
        .containsExactly(new double[] {0.25, 0.75, 0}, within(1e-15));
  }

  @Test
  void oddsAreTheDocumentsTimesThePowerOfTheUtilities() {
    double[] shares = ReadingShares.of(new double[] {20, 5}, new double[] {-1, 0.5});
    assertThat(shares[0] / shares[1]).isCloseTo(4 * StrictMath.exp(-1.5), within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1_000, 1e5})
  void utilitiesThatAllChangeAlikeChangeNothing(double more) {
    double[] documents = {3, 2, 9};
    assertThat(ReadingShares.of(documents, new double[] {more, 1 + more, 2 + more}))
        .containsExactly(ReadingShares.of(documents, new double[] {0, 1, 2}), within(1e-11));
  }

  @Test
  void whoIsReadByNobodyLeavesAllToTheOthers() {
    assertThat(ReadingShares.of(new double[] {3, 2}, new double[] {NOBODY, -1e308}))
        .containsExactly(0, 1);
    assertThat(ReadingShares.of(new double[] {3, 2}, new double[] {NOBODY, NOBODY}))
        .containsExactly(0, 0);
    assertThat(ReadingShares.of(new double[] {0, 0}, new double[] {1, 2})).containsExactly(0, 0);
  }

  /** Readers who look at each document, and read the one that they like best. */
  @Test
  void readersWithStandardGumbelErrorsReadSo() {
    double[] shares = ReadingShares.of(new double[] {4, 2, 3}, new double[] {0.2, 1.1, -0.5});
    UniformRandomProvider random = new Seed(4).stream("readers", "", 0);
    int readers = 50_000;
    double[] read = new double[3];
    for (int reader = 0; reader < readers; reader++) {
      read[best(new int[] {4, 2, 3}, new double[] {0.2, 1.1, -0.5}, random)]++;
    }
    for (int author = 0; author < 3; author++) {
      double share = shares[author];
      assertThat(read[author] / readers)
          .isCloseTo(share, within(3 * StrictMath.sqrt(share * (1 - share) / readers)));
    }
  }

  private static int best(int[] documents, double[] utilities, UniformRandomProvider random) {
    int best = 0;
    double most = NOBODY;
    for (int author = 0; author < documents.length; author++) {
      for (int document = 0; document < documents[author]; document++) {
        double liked = utilities[author] - StrictMath.log(-StrictMath.log(1 - random.nextDouble()));
        best = liked > most ? author : best;
        most = Math.max(most, liked);
      }
    }
    return best;
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoUtilityIsRefused(double utility) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadingShares.of(new double[] {1, 1}, new double[] {0, utility}))
        .withMessageContaining("a utility is a number");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void whatIsNoNumberOfDocumentsIsRefused(double documents) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadingShares.of(new double[] {documents}, new double[] {0}))
        .withMessageContaining("counted from 0 on");
  }

  @Test
  void authorsWithoutUtilityAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadingShares.of(new double[] {1, 2}, new double[] {0}))
        .withMessageContaining("2 and 1");
  }
}
