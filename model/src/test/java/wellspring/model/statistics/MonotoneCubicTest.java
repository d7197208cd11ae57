package wellspring.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class MonotoneCubicTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void weightsAreTheDerivativesOfAMonotoneCurveThroughThePoints(int seed) {
    UniformRandomProvider chance = new Seed(seed).stream("cubic", "", 0);
    double[] x = new double[6];
    double[] y = new double[6];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i == 0 ? 0 : x[i - 1]) + 0.2 + chance.nextDouble();
      y[i] = chance.nextDouble();
    }
    MonotoneCubic curve = new MonotoneCubic(x, y);
    for (int i = 0; i < x.length; i++) {
      assertThat(sum(curve.weights(x[i]), y)).isCloseTo(y[i], within(1e-12));
    }
    for (int i = 0; i + 1 < x.length; i++) {
      double before = y[i];
      for (double s = 0.05; s < 1; s += 0.05) {
        double place = x[i] + s * (x[i + 1] - x[i]);
        double[] weights = curve.weights(place);
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
        double here = sum(weights, y);
        assertThat((here - before) * (y[i + 1] - y[i])).as("monotone").isNotNegative();
        before = here;
        assertDerivatives(x, y, place, weights);
      }
    }
  }

  private static void assertDerivatives(double[] x, double[] y, double place, double[] weights) {
    double step = 1e-7;
    for (int i = 0; i < y.length; i++) {
      double[] up = y.clone();
      double[] down = y.clone();
      up[i] += step;
      down[i] -= step;
      double slope =
          (sum(new MonotoneCubic(x, up).weights(place), up)
                  - sum(new MonotoneCubic(x, down).weights(place), down))
              / (2 * step);
      assertThat(weights[i]).isCloseTo(slope, within(1e-4));
    }
  }

  private static double sum(double[] weights, double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += weights[i] * y[i];
    }
    return sum;
  }
}
