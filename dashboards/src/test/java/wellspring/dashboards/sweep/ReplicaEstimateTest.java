package wellspring.dashboards.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Statistic;

class ReplicaEstimateTest {
  private static final double[] NEAR_ONE = {0.8, 0.99, 1};

  @Test
  void anIntervalPromisesNoShareAboveAll() {
    Interval of = interval(NEAR_ONE, Measure.DIVERSITY);
    assertThat(of.high()).isEqualTo(1);
    assertThat(of.low()).isEqualTo(interval(NEAR_ONE, Measure.VOCABULARY_KEPT).low());
  }

  @Test
  void anIntervalOfWhatKnowsNoEndIsLeftAsItIs() {
    assertThat(interval(NEAR_ONE, Measure.VOCABULARY_KEPT).high()).isGreaterThan(1);
    assertThat(interval(new double[] {-2, -0.1, 0}, Measure.ZIPF_SLOPE).low()).isLessThan(-2);
  }

  @Test
  void anIntervalPromisesNoVarianceBelowNothing() {
    assertThat(interval(new double[] {0.01, 0.02, 0.9}, Measure.VARIANCE).low()).isZero();
  }

  private static Interval interval(double[] values, Measure measure) {
    return ReplicaEstimate.of(values, Statistic.MEAN, measure)
        .orElseThrow()
        .interval()
        .orElseThrow();
  }
}
