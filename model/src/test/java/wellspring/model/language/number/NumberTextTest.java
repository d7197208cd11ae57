package wellspring.model.language.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class NumberTextTest {

  @Test
  void everyNumberIsReadBackToTheLastBit() {
    UniformRandomProvider random = new Seed(1).stream("test", "", 0);
    for (int i = 0; i < 10_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        assertThat(NumberText.parse(NumberText.of(new double[] {number}), 1)[0]).isEqualTo(number);
      }
    }
  }

  @Test
  void numbersHaveTheFewestDigitsAndOneBlankBetween() {
    assertThat(NumberText.of(new double[] {0.1, -2, 2e-3, 1 / 3.0}))
        .isEqualTo("0.1 -2.0 0.002 0.3333333333333333");
    assertThat(NumberText.of(NumberText.parse("2e23", 1))).isEqualTo("2.0E23");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1.5", "1.5 2 3", "1.5  2", " 1 2", "1.5 2 ", "1 two", "1,5 2"})
  void textThatIsNotTwoNumbersIsRefused(String document) {
    assertThatThrownBy(() -> NumberText.parse(document, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + document + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e999"})
  void numbersThatAreNotFiniteAreRefused(String document) {
    assertThatThrownBy(() -> NumberText.parse(document, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no number");
  }
}
