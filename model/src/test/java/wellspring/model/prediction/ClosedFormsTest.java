package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.mix.Share;

class ClosedFormsTest {
  private static final double HUMAN = 0.919718;

  @Test
  void replacingLosesDiversityAsPublishedFiguresSay() {
    assertThat(ClosedForms.replacing(HUMAN, 100, 20)).isCloseTo(0.75224, within(5e-6));
  }

  @Test
  void accumulatingKeepsDiversityAsPublishedFiguresSay() {
    assertThat(ClosedForms.accumulating(HUMAN, 100, 20)).isCloseTo(0.905105, within(1e-6));
  }

  @Test
  void accumulationInflatesTheSamplingErrorByALimitedFactor() {
    double inflation = 100 * (1 - ClosedForms.accumulatingForEver(1, 100));

    assertThat(inflation).isCloseTo(1.63684, within(5e-6));
  }

  @Test
  void theInflationTendsToTheSumOfInverseSquares() {
    int tokens = 1_000_000;
    double inflation = tokens * (1 - ClosedForms.accumulatingForEver(1, tokens));

    assertThat(inflation).isCloseTo(StrictMath.PI * StrictMath.PI / 6, within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 5000})
  void theLimitIsWhereAccumulatingEnds(int tokens) {
    assertThat(ClosedForms.accumulating(HUMAN, tokens, 1_000_000))
        .isCloseTo(ClosedForms.accumulatingForEver(HUMAN, tokens), within(2e-6));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "2, 0", "10, 0.05", "100, 0.5", "100, 1"})
  void theGeometricSeriesIsTheRecursionSummed(int tokens, double humans) {
    double diversity = (1 - 1.0 / tokens) * HUMAN;
    for (int generation = 1; generation <= 30; generation++) {
      assertThat(ClosedForms.replacingWithHumans(HUMAN, tokens, Share.of(humans), generation))
          .isCloseTo(diversity, within(1e-13));
      diversity =
          (1 - 1.0 / tokens)
              * (humans * (2 - humans) * HUMAN + (1 - humans) * (1 - humans) * diversity);
    }
  }

  @Test
  void withoutHumansTheFixedPointIsTheEndOfAllDiversity() {
    assertThat(ClosedForms.replacingWithHumansForEver(HUMAN, 50, Share.NONE)).isZero();
    assertThat(ClosedForms.replacingWithExactHumansForEver(HUMAN, 50, Share.NONE)).isZero();
  }

  @Test
  void withHumansOnlyOneSamplesLossIsLeft() {
    double once = HUMAN * (1 - 1 / 50.0);

    assertThat(ClosedForms.replacingWithHumansForEver(HUMAN, 50, Share.ALL))
        .isCloseTo(once, within(1e-15));
    assertThat(ClosedForms.replacingWithExactHumansForEver(HUMAN, 50, Share.ALL))
        .isCloseTo(once, within(1e-15));
  }

  @Test
  void halfOfTheDiversitySurvivesAtTheKnee() {
    Share knee = Share.of(1 / 20_000.0);

    assertThat(ClosedForms.replacingWithHumansForEver(1, 10_000, knee))
        .isCloseTo(0.5, within(1e-4));
  }

  @Test
  void accumulatingWithHumansOnlyShrinksTheErrorAsOneLargeSampleDoes() {
    for (int generation = 1; generation <= 20; generation++) {
      assertThat(ClosedForms.accumulatingWithHumans(HUMAN, 30, Share.ALL, generation))
          .isCloseTo(HUMAN * (1 - 1.0 / (30 * generation)), within(1e-13));
    }
  }

  @Test
  void accumulatingWithNoHumansIsAccumulating() {
    for (int generation = 1; generation <= 20; generation++) {
      assertThat(ClosedForms.accumulatingWithHumans(HUMAN, 30, Share.NONE, generation))
          .isCloseTo(ClosedForms.accumulating(HUMAN, 30, generation), within(1e-13));
    }
  }

  @Test
  void belowOneHalfTheErrorFallsWithTwiceTheHumanFractionAsPower() {
    Share humans = Share.of(0.2);
    double early = HUMAN - ClosedForms.accumulatingWithHumans(HUMAN, 100, humans, 20_000);
    double late = HUMAN - ClosedForms.accumulatingWithHumans(HUMAN, 100, humans, 80_000);

    assertThat(StrictMath.log(late / early) / StrictMath.log(4)).isCloseTo(-0.4, within(0.005));
  }

  @Test
  void aTokenOfAnchorNeverDeviatesFromItself() {
    assertThat(ClosedForms.anchoredDeviation(0, 1, 50)).isZero();
    assertThat(ClosedForms.anchoredErrorForEver(HUMAN, 1, 50)).isEqualTo(HUMAN);
  }

  @Test
  void anAnchorThatIsLongHoldsTheRestClose() {
    assertThat(ClosedForms.anchoredDeviation(HUMAN, 100_000, 1)).isLessThan(1e-9);
    assertThat(ClosedForms.anchoredErrorForEver(HUMAN, 1_000_000, 1)).isLessThan(1e-6);
  }

  @Test
  void halfOfTheDiversityIsKeptAtTheKnee() {
    int tokens = 1_000_000;
    double kept =
        ClosedForms.replacingWithHumansForEver(HUMAN, tokens, Share.of(ClosedForms.knee(tokens)));

    assertThat(kept / HUMAN).isCloseTo(0.5, within(1e-5));
  }
}
