package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.prediction.TurnoverMap.FixedPoint;

class TurnoverMapTest {
  private static final int ALL = 500;

  /** A gain that rises with company: {@code g_0 + c n/W}. */
  private static DoubleUnaryOperator company(double alone, double company) {
    return writers -> alone + company * writers / ALL;
  }

  @ParameterizedTest
  @CsvSource({"0.1, 2, 2.1", "1, 1, 5", "0.5, 8, 0.501", "0.02, 4, 3"})
  void companyThatCountsForMoreThanFourHoldsTwoNumbers(
      double turnover, double sensitivity, double company) {
    List<FixedPoint> points =
        new WriterTurnover(ALL, turnover, sensitivity)
            .map(company(-company / 2, company))
            .fixedPoints();

    assertThat(points).extracting(FixedPoint::stable).containsExactly(true, false, true);
    assertThat(points.get(1).writers()).isCloseTo(ALL / 2.0, within(1e-9));
    assertThat(points.get(0).writers() + points.get(2).writers()).isCloseTo(ALL, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 2, 1.9", "1, 1, 3.99", "0.5, 8, 0.499", "0.3, 4, -3"})
  void companyThatCountsForLessHoldsOneWhateverElseIsGained(
      double turnover, double sensitivity, double company) {
    for (double alone = -6; alone <= 3; alone += 0.01) {
      assertThat(
              new WriterTurnover(ALL, turnover, sensitivity)
                  .map(company(alone, company))
                  .fixedPoints())
          .hasSize(1)
          .allMatch(FixedPoint::stable);
    }
  }

  /** At a fold {@code x(1 − x) = 1/(βc)} and {@code β g_0 = ln(x/(1 − x)) − βc x}. */
  @ParameterizedTest
  @CsvSource({"1, 6", "2, 2.5", "0.5, 20"})
  void twoOfThreeNumbersMeetAtTheFolds(double sensitivity, double company) {
    double strength = sensitivity * company;
    WriterTurnover writers = new WriterTurnover(ALL, 0.2, sensitivity);
    for (double side : new double[] {-1, 1}) {
      double fold = (1 + side * StrictMath.sqrt(1 - 4 / strength)) / 2;
      double alone = (StrictMath.log(fold / (1 - fold)) - strength * fold) / sensitivity;
      double inside = alone + side * 1e-4;
      double outside = alone - side * 1e-4;

      assertThat(writers.map(company(inside, company)).fixedPoints()).hasSize(3);
      assertThat(writers.map(company(outside, company)).fixedPoints()).hasSize(1);
      assertThat(writers.map(company(alone, company)).slope(fold * ALL)).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void fixedPointsStayAndSlopesAreThoseOfTheMap() {
    TurnoverMap map =
        new WriterTurnover(ALL, 0.7, 3).map(n -> 2 * StrictMath.sin(n / 30) - 1 + 2 * n / ALL);
    List<FixedPoint> points = map.fixedPoints();

    assertThat(points).hasSizeGreaterThan(3);
    for (FixedPoint point : points) {
      double n = point.writers();
      assertThat(map.next(n)).isCloseTo(n, within(1e-10));
      assertThat((map.next(n + 0.01) - map.next(n - 0.01)) / 0.02)
          .isCloseTo(point.slope(), within(1e-5));
      assertThat(map.follow(n + 0.01)).satisfies(end -> isAt(end, point, n));
    }
  }

  private static void isAt(double end, FixedPoint point, double n) {
    if (point.stable()) {
      assertThat(end).isCloseTo(n, within(1e-6));
    } else {
      assertThat(Math.abs(end - n)).isGreaterThan(1);
    }
  }

  @Test
  void theMapIsWhoStaysAndWhoJoins() {
    WriterTurnover writers = new WriterTurnover(ALL, 0.3, 1.5);
    TurnoverMap map = writers.map(n -> 1 - n / 100);
    for (double n = 0; n <= ALL; n += 12.5) {
      double gain = 1 - n / 100;
      assertThat(map.next(n))
          .isCloseTo(
              n - n * writers.leave(gain) + (ALL - n) * writers.join(gain), within(1e-12 * ALL));
    }
  }

  /** Fewer people make models worse, which leaves more readers to those who stay. */
  @Test
  void readersSharedWithModelsHoldOneNumberThatFollowsTheirText() {
    WriterTurnover writers = new WriterTurnover(ALL, 0.3, 2);
    double alone = writers.map(sharedWith(0)).fixedPoints().get(0).writers();
    double last = alone;
    for (double text = 0; text <= 5_000; text += 10) {
      List<FixedPoint> points = writers.map(sharedWith(text)).fixedPoints();
      assertThat(points).hasSize(1).allMatch(FixedPoint::stable);
      double number = points.get(0).writers();
      assertThat(number).isPositive().isLessThanOrEqualTo(last).isGreaterThan(last - 2);
      last = number;
    }
    assertThat(last).isLessThan(0.75 * alone);
  }

  /** The gain from 1,000 readings where models have text that is as good as their human share. */
  private static DoubleUnaryOperator sharedWith(double text) {
    return writers -> {
      double some = Math.max(1e-6, writers);
      double human = 3 * some;
      double quality = StrictMath.log((human + 1) / (human + text + 1));
      double[] shares = ReadingShares.of(new double[] {human, text}, new double[] {0, quality});
      double income = 1_000 * shares[0] / some;
      return income / 4 - 1;
    };
  }

  /** One number is fixed, as always where the gain falls, but it is overshot each time. */
  @Test
  void whereAllThinkAgainAtOnceFierceCompetitionSwings() {
    TurnoverMap hasty = new WriterTurnover(ALL, 1, 10).map(n -> 1 - 2 * n / ALL);
    assertThat(hasty.fixedPoints()).hasSize(1).noneMatch(FixedPoint::stable);
    assertThat(hasty.fixedPoints().get(0).slope()).isCloseTo(-5, within(1e-6));
    assertThat(hasty.isSettled(hasty.follow(10))).isFalse();

    TurnoverMap slow = new WriterTurnover(ALL, 0.3, 10).map(n -> 1 - 2 * n / ALL);
    assertThat(slow.fixedPoints()).hasSize(1).allMatch(FixedPoint::stable);
    assertThat(slow.follow(10)).isCloseTo(ALL / 2.0, within(1e-6));
  }

  @Test
  void aLargeGainLosesNobodyAndALargeLossAll() {
    WriterTurnover writers = new WriterTurnover(ALL, 0.5, 1);
    assertThat(writers.map(n -> 1e4).fixedPoints()).containsExactly(new FixedPoint(ALL, 0.5));
    assertThat(writers.map(n -> -1e4).fixedPoints()).containsExactly(new FixedPoint(0, 0.5));
    assertThat(writers.map(n -> -30).fixedPoints().get(0).writers())
        .isCloseTo(ALL * StrictMath.exp(-30), within(1e-22));
    double least = ALL * StrictMath.exp(-400);
    assertThat(writers.map(n -> -400).fixedPoints().get(0).writers())
        .isCloseTo(least, within(1e-9 * least));
  }
}
