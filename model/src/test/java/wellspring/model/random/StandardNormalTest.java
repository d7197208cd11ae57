package wellspring.model.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNormalTest {
  private static final int NUMBERS = 200_000;

  /** The distribution function of the standard normal, from tables. */
  @ParameterizedTest
  @CsvSource({
    "-3, 0.0013498980",
    "-1, 0.1586552539",
    "0, 0.5",
    "0.5, 0.6914624613",
    "2, 0.9772498681",
  })
  void asManyNumbersLieBelowAsTheTablesSay(double bound, double probability) {
    double below = Arrays.stream(numbers()).filter(number -> number < bound).count();
    double error = StrictMath.sqrt(probability * (1 - probability) / NUMBERS);
    assertThat(below / NUMBERS).isCloseTo(probability, within(3 * error));
  }

  @Test
  void neighboursAreIndependent() {
    double[] numbers = numbers();
    double sum = 0;
    for (int i = 1; i < NUMBERS; i++) {
      sum += numbers[i] * numbers[i - 1];
    }
    assertThat(sum / NUMBERS).isCloseTo(0, within(3 / StrictMath.sqrt(NUMBERS)));
  }

  @Test
  void theSameStreamGivesTheSameNumbers() {
    assertThat(numbers()).isEqualTo(numbers());
  }

  private static double[] numbers() {
    return new StandardNormal(new Seed(1).stream("test", "", 0)).next(NUMBERS);
  }
}
