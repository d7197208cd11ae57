package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IsotonicRegressionTest {
  @Test
  void neighboursThatWouldFallAreReplacedByTheirMean() {
    assertThat(IsotonicRegression.regression(new double[] {1, 3, 2, 4}))
        .containsExactly(1, 2.5, 2.5, 4);
    assertThat(IsotonicRegression.regression(new double[] {1, 5, 3, 1, 6}))
        .containsExactly(1, 3, 3, 3, 6);
  }

  @Test
  void whatEndsLowerThanItBeginsFalls() {
    assertThat(IsotonicRegression.regression(new double[] {4, 2, 3, 1}))
        .containsExactly(4, 2.5, 2.5, 1);
  }

  @Test
  void heightsThatOnlyRiseStay() {
    assertThat(IsotonicRegression.regression(new double[] {-1, 0, 0, 2}))
        .containsExactly(-1, 0, 0, 2);
    assertThat(IsotonicRegression.regression(new double[] {7})).containsExactly(7);
  }
}
