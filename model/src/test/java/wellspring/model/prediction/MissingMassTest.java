package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class MissingMassTest {
  private static final double[] THREE = {0.5, 0.3, 0.2};

  @Test
  void missingMassOfASampleIsThatOfItsEnumeration() {
    // Of two tokens: both are the first, both the second, or both the third, or two of them.
    double missing = 0;
    for (int first = 0; first < 3; first++) {
      for (int second = 0; second < 3; second++) {
        double seen = THREE[first] + (first == second ? 0 : THREE[second]);
        missing += THREE[first] * THREE[second] * (1 - seen);
      }
    }
    assertThat(MissingMass.missingMass(THREE, 2)).isCloseTo(missing, within(1e-15));
    assertThat(MissingMass.missingMass(THREE, 0)).isCloseTo(1, within(1e-15));
  }

  @Test
  void missingMassAfterACutIsThatOfItsEnumeration() {
    // The writer uses the first two, with 5/8 and 3/8.
    double both = 2 * (5.0 / 8) * (3.0 / 8);
    double first = 25.0 / 64;
    double second = 9.0 / 64;

    assertThat(MissingMass.missingMassAfterCut(THREE, 2, 2))
        .isCloseTo(both * 0.2 + first * 0.5 + second * 0.7, within(1e-15));
    assertThat(MissingMass.missingMassAfterCut(THREE, 3, 2))
        .isCloseTo(MissingMass.missingMass(THREE, 2), within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 3})
  void missingMassOfALongTailFallsAsThePowerLaw(double exponent) {
    double[] frequencies = zipf(300_000, exponent);
    for (double tokens : new double[] {1_000, 16_000}) {
      assertThat(MissingMass.missingMass(frequencies, tokens))
          .isCloseTo(
              MissingMass.missingMassOfZipf(exponent, frequencies[0], tokens),
              org.assertj.core.data.Percentage.withPercentage(1));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 3})
  void floorOfACutFallsAsThePowerLaw(double exponent) {
    double[] frequencies = zipf(300_000, exponent);
    double ratio = MissingMass.cutMass(frequencies, 400) / MissingMass.cutMass(frequencies, 100);

    assertThat(-StrictMath.log(ratio) / StrictMath.log(4))
        .isCloseTo(MissingMass.cutExponent(exponent), within(0.03));
    assertThat(MissingMass.missingMassAfterCut(frequencies, 100, 1e12))
        .isCloseTo(MissingMass.cutMass(frequencies, 100), within(1e-12));
  }

  @Test
  void ranksSwapNoMoreOftenThanTheBoundSays() {
    double[] frequencies = zipf(20, 2);
    int samples = 4_000;
    UniformRandomProvider random = new Seed(1).stream("swap", "", 0);
    int swapped = 0;
    for (int sample = 0; sample < samples; sample++) {
      swapped += isSwapped(counts(frequencies, 300, random), 2) ? 1 : 0;
    }

    double bound = MissingMass.swapBound(frequencies, 2, 300);
    assertThat(swapped / (double) samples).isPositive().isLessThan(bound);
    assertThat(bound).isLessThan(0.5);
  }

  private static boolean isSwapped(int[] counts, int kept) {
    int least = Arrays.stream(counts, 0, kept).min().orElseThrow();
    return Arrays.stream(counts, kept, counts.length).anyMatch(count -> count >= least);
  }

  private static int[] counts(double[] frequencies, int tokens, UniformRandomProvider random) {
    int[] counts = new int[frequencies.length];
    for (int i = 0; i < tokens; i++) {
      double left = random.nextDouble();
      int token = 0;
      while (token < frequencies.length - 1 && left >= frequencies[token]) {
        left -= frequencies[token++];
      }
      counts[token]++;
    }
    return counts;
  }

  private static double[] zipf(int vocabulary, double exponent) {
    double[] frequencies = new double[vocabulary];
    Arrays.setAll(frequencies, i -> StrictMath.pow(i + 1.0, -exponent));
    double total = Arrays.stream(frequencies).sum();
    Arrays.setAll(frequencies, i -> frequencies[i] / total);
    return frequencies;
  }
}
