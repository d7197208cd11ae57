package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

/** Entropy, diversity and divergence against sums by hand and over all possible samples. */
class FormulasTest {
  private static final double[] SKEWED = {0.6, 0.3, 0.1, 0};
  private static final double ENTROPY =
      -(0.6 * StrictMath.log(0.6) + 0.3 * StrictMath.log(0.3) + 0.1 * StrictMath.log(0.1));
  private static final Offset<Double> EXACTLY = within(1e-14);

  @Test
  void entropyOfEqualChancesIsTheLogarithmOfTheirNumber() {
    assertThat(Entropy.of(LetterLanguage.uniform(8))).isCloseTo(3 * StrictMath.log(2), EXACTLY);
  }

  @Test
  void whatNeverHappensAddsNoEntropy() {
    assertThat(Entropy.of(SKEWED)).isCloseTo(ENTROPY, EXACTLY);
    assertThat(Entropy.of(new double[] {0, 1})).isZero();
  }

  @Test
  void entropyOfCountsIsThatOfTheirSharesAndMillersTerm() {
    double plugIn = 2 * 0.25 * StrictMath.log(4) + 0.5 * StrictMath.log(2);

    assertThat(Entropy.estimate(new int[] {1, 0, 1, 2})).hasValueCloseTo(plugIn + 2 / 8.0, EXACTLY);
  }

  @Test
  void millersTermRemovesMostOfTheBias() {
    int tokens = 12;
    double estimate = expectation(tokens, counts -> Entropy.estimate(counts).orElseThrow());
    double plugIn = expectation(tokens, FormulasTest::plugInEntropy);

    assertThat(plugIn).isLessThan(ENTROPY - 0.07);
    assertThat(StrictMath.abs(ENTROPY - estimate)).isLessThan((ENTROPY - plugIn) / 3);
  }

  @Test
  void diversityIsTheChanceThatTwoDiffer() {
    assertThat(GiniSimpson.of(SKEWED)).isCloseTo(2 * (0.6 * 0.3 + 0.6 * 0.1 + 0.3 * 0.1), EXACTLY);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void estimatedDiversityIsRightOnAverageOverAllSamples(int tokens) {
    double mean = expectation(tokens, counts -> GiniSimpson.estimate(counts).orElseThrow());

    assertThat(mean).isCloseTo(GiniSimpson.of(SKEWED), within(1e-13));
  }

  @Test
  void estimatesNeedTokens() {
    assertThat(Entropy.estimate(new int[3])).isEmpty();
    assertThat(GiniSimpson.estimate(new int[3])).isEmpty();
    assertThat(GiniSimpson.estimate(new int[] {0, 1, 0})).isEmpty();
    assertThat(Entropy.estimate(new int[] {0, 1, 0})).hasValue(0);
    assertThat(GiniSimpson.estimate(new int[] {0, 2, 0})).hasValue(0);
  }

  @Test
  void manyTokensDoNotOverflow() {
    assertThat(GiniSimpson.estimate(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE}))
        .hasValueCloseTo(0.5, within(1e-9));
  }

  @Test
  void divergenceIsTheMeanLogRatio() {
    double[] model = {0.5, 0.25, 0.25, 0};
    double byHand =
        0.6 * StrictMath.log(1.2) + 0.3 * StrictMath.log(1.2) + 0.1 * StrictMath.log(0.4);

    assertThat(KullbackLeibler.of(SKEWED, model)).isCloseTo(byHand, EXACTLY);
  }

  @Test
  void divergenceIsInfiniteWhereTheModelLostAToken() {
    assertThat(KullbackLeibler.of(SKEWED, new double[] {0.7, 0.3, 0, 0})).isInfinite();
  }

  @Test
  void whatTheModelInventsCostsOnlyItsMass() {
    assertThat(KullbackLeibler.of(new double[] {1, 0}, new double[] {0.25, 0.75}))
        .isCloseTo(StrictMath.log(4), EXACTLY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void divergenceIsPositiveUnlessTheTwoAgree(long seed) {
    UniformRandomProvider random = new Seed(seed).stream("test", "", 0);
    double[] truth = distribution(random);
    double[] model = distribution(random);

    assertThat(KullbackLeibler.of(truth, model)).isPositive();
    assertThat(KullbackLeibler.of(truth, truth)).isZero();
  }

  @Test
  void divergenceNeedsTheSameSymbols() {
    assertThatThrownBy(() -> KullbackLeibler.of(SKEWED, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 symbols")
        .hasMessageContaining("1");
  }

  /** The mean of a statistic over every sequence of tokens drawn from {@link #SKEWED}. */
  private static double expectation(int tokens, ToDoubleFunction<int[]> statistic) {
    return expectation(tokens, 1, new int[SKEWED.length], 0, statistic);
  }

  private static double expectation(
      int left, double chance, int[] counts, int from, ToDoubleFunction<int[]> statistic) {
    if (from == SKEWED.length - 1) {
      counts[from] = left;
      double all = chance * StrictMath.pow(SKEWED[from], left);
      return all == 0 ? 0 : all * statistic.applyAsDouble(counts);
    }
    double mean = 0;
    double ways = 1;
    for (int count = 0; count <= left; count++) {
      counts[from] = count;
      double here = chance * ways * StrictMath.pow(SKEWED[from], count);
      mean += expectation(left - count, here, counts, from + 1, statistic);
      ways = ways * (left - count) / (count + 1);
    }
    return mean;
  }

  private static double plugInEntropy(int[] counts) {
    double tokens = 0;
    for (int count : counts) {
      tokens += count;
    }
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        entropy -= count / tokens * StrictMath.log(count / tokens);
      }
    }
    return entropy;
  }

  private static double[] distribution(UniformRandomProvider random) {
    double[] weights = random.doubles(6).toArray();
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }
}
