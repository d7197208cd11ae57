package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.Share;

class LearningRateTest {
  private static double[] rates(double warmup, double last, int steps) {
    TrainingSettings settings =
        new TrainingSettings(
            new TrainingSettings.Steps(steps),
            1,
            0.5,
            Share.of(warmup),
            Share.of(last),
            0,
            1,
            0,
            0,
            TrainingSettings.Precision.FLOAT32);
    LearningRate rate = new LearningRate(settings, steps);
    return IntStream.range(0, steps).mapToDouble(rate::at).toArray();
  }

  /** By hand: 0.05 + 0.45 (1 + cos(pi k / 4)) / 2 for k from 0 to 4. */
  @Test
  void risesInALineAndFallsAlongACosine() {
    assertThat(rates(0.375, 0.1, 8))
        .containsExactly(
            new double[] {
              0.5 / 3, 1.0 / 3, 0.5, 0.5, 0.43409902576697, 0.275, 0.11590097423303, 0.05
            },
            within(1e-12));
  }

  @Test
  void startsHighWithoutAWarmUp() {
    assertThat(rates(0, 0, 3)).containsExactly(new double[] {0.5, 0.25, 0}, within(1e-12));
  }

  @Test
  void onlyRisesWhereTheWarmUpIsAll() {
    assertThat(rates(1, 0.1, 4))
        .containsExactly(new double[] {0.125, 0.25, 0.375, 0.5}, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.1, 1", "1, 1", "0.5, 2"})
  void isNeverZeroWhereThereIsNoTimeToFall(double warmup, int steps) {
    double[] rates = rates(warmup, 0, steps);
    assertThat(rates[steps - 1]).isEqualTo(0.5);
    assertThat(rates[0]).isGreaterThan(0);
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "0.1, 1000", "0.33, 77", "0.9, 20"})
  void neverLeavesItsBounds(double warmup, int steps) {
    for (double rate : rates(warmup, 0.2, steps)) {
      assertThat(rate).isGreaterThan(0).isLessThanOrEqualTo(0.5);
    }
    assertThat(rates(warmup, 0.2, steps)[steps - 1]).isCloseTo(0.1, within(1e-12));
  }
}
