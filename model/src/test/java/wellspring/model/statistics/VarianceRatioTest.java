package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import wellspring.model.random.Seed;

class VarianceRatioTest {
  private static final int DRAWINGS = 4_000;

  @Test
  void isThatOfTheSampleVariances() {
    double[] values = {1, 2, 3, 4, 5, 6};
    double[] others = {2, 4, 6, 8, 10, 12};

    VarianceRatio ratio = VarianceRatio.of(values, others).orElseThrow();

    assertThat(ratio.value()).isCloseTo(0.25, within(1e-12));
    assertThat(ratio.interval().low()).isPositive().isLessThan(0.25);
    assertThat(ratio.interval().high()).isGreaterThan(0.25);
  }

  /** Figures of a program that was written by the formula alone, in another language. */
  @Test
  void hasTheIntervalOfItsSource() {
    double[] values = {1, 2, 4, 8, 16, 32, 64};
    double[] others = {3, 1, 4, 1, 5, 9, 2, 6};

    VarianceRatio ratio = VarianceRatio.of(values, others).orElseThrow();

    assertThat(ratio.value()).isCloseTo(69.65484633569741, within(1e-10));
    assertThat(ratio.interval().low()).isCloseTo(8.301603562492968, within(1e-10));
    assertThat(ratio.interval().high()).isCloseTo(642.6412069707682, within(1e-8));
  }

  @Test
  void knowsWhenNothingVaries() {
    double[] same = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}; // the mean is below 0.1
    double[] others = {1, 2, 3, 4, 5, 6};

    assertThat(VarianceRatio.of(same, others)).isEmpty();
    assertThat(VarianceRatio.of(others, same)).isEmpty();
  }

  @Test
  void saysNothingOfTooFewOrInfiniteValues() {
    double[] few = {1, 2, 3, 4, 5};
    double[] enough = {1, 2, 3, 4, 5, 6};

    assertThat(VarianceRatio.of(few, enough)).isEqualTo(Optional.empty());
    assertThat(VarianceRatio.of(enough, new double[] {1, 2, 3, 4, 5, Double.POSITIVE_INFINITY}))
        .isEmpty();
  }

  @Test
  void holdsTheTrueRatioAboutAsOftenAsItSays() {
    UniformRandomProvider chance = new Seed(3).stream("ratio", "test", 0);
    ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(chance);
    ContinuousSampler uniform = ContinuousUniformSampler.of(chance, 0, 1);
    ContinuousSampler skewed = ZigguratSampler.Exponential.of(chance);

    assertThat(held(normal, 20, 1)).isBetween(0.92, 0.96);
    assertThat(held(normal, 20, 0.3)).isBetween(0.91, 0.96);
    assertThat(held(uniform, 20, 0.3)).isBetween(0.94, 0.975);
    assertThat(held(skewed, 20, 0.3)).isBetween(0.85, 0.90);
    assertThat(held(normal, 8, 0.3)).isBetween(0.91, 0.97);
  }

  /** How often the interval holds the ratio of variances of values and of such at a scale. */
  private static double held(ContinuousSampler values, int count, double scale) {
    int held = 0;
    for (int i = 0; i < DRAWINGS; i++) {
      double[] small = values.samples(count).map(value -> scale * value).toArray();
      double[] all = values.samples(count).toArray();
      Interval interval = VarianceRatio.of(small, all).orElseThrow().interval();
      held += interval.contains(scale * scale) ? 1 : 0;
    }
    return (double) held / DRAWINGS;
  }
}
