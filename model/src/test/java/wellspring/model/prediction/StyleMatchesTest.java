package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.Share;

class StyleMatchesTest {
  private static final double[] HUMANS = {0.5, 0.3, 0.2, 0};

  @ParameterizedTest
  @CsvSource({"0, 0", "0.3, 0.3", "1, 0.2", "1, 1", "0, 0.7"})
  void dialectsAreTheMeanOverAllPermutations(double first, double second) {
    List<int[]> permutations = permutations();
    double[][] mean = new double[2][2];
    for (int[] one : permutations) {
      for (int[] other : permutations) {
        StyleMatches match =
            StyleMatches.of(new double[][] {dialect(first, one), dialect(second, other)});
        for (int i = 0; i < 4; i++) {
          mean[i / 2][i % 2] += match.match(i / 2, i % 2) / 576;
        }
      }
    }

    StyleMatches matches =
        StyleMatches.ofDialects(
            TokenDrift.Humans.of(HUMANS), List.of(Share.of(first), Share.of(second)));
    for (int i = 0; i < 4; i++) {
      assertThat(matches.match(i / 2, i % 2)).isCloseTo(mean[i / 2][i % 2], within(1e-13));
    }
  }

  private static List<int[]> permutations() {
    List<int[]> permutations = new ArrayList<>();
    for (int code = 0; code < 256; code++) {
      int[] places = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6};
      if ((1 << places[0] | 1 << places[1] | 1 << places[2] | 1 << places[3]) == 15) {
        permutations.add(places);
      }
    }
    return permutations;
  }

  private static double[] dialect(double share, int[] permutation) {
    double[] dialect = new double[HUMANS.length];
    for (int token = 0; token < dialect.length; token++) {
      dialect[token] = (1 - share) * HUMANS[token] + share * HUMANS[permutation[token]];
    }
    return dialect;
  }

  @Test
  void distancesAndDiversityAreThoseOfTheStyles() {
    StyleMatches matches =
        StyleMatches.of(new double[][] {{1, 0, 0}, {0, 0.5, 0.5}, {0, 0.5, 0.5}});
    assertThat(matches.squaredDistance(0, 1)).isEqualTo(1.5);
    assertThat(matches.meanSquaredDistance()).isEqualTo(1);
    assertThat(matches.diversity()).isCloseTo(1 / 3.0, within(1e-15));
  }
}
