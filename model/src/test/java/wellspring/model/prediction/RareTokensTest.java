package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RareTokensTest {
  @Test
  void survivalRatesAreThePublishedOnes() {
    assertThat(RareTokens.survivalRate(1)).isEqualTo(1);
    assertThat(RareTokens.survivalRate(10)).isCloseTo(0.17225, within(5e-6));
    assertThat(RareTokens.survivalRate(50)).isCloseTo(0.03838, within(5e-6));
  }

  @Test
  void survivalRatesFallAsTwoOverGenerations() {
    assertThat(RareTokens.survivalRate(10_000) * 10_000).isCloseTo(2, within(0.01));
  }

  @Test
  void vocabularyIsTheMeanOverItsTokensThatPeopleUse() {
    double[] frequencies = {0.9, 0, 0.1};

    assertThat(RareTokens.survivingAtLeast(frequencies, 20, 7))
        .isCloseTo(
            (RareTokens.aliveAtLeast(18, 7) + RareTokens.aliveAtLeast(2, 7)) / 2, within(1e-15));
  }
}
