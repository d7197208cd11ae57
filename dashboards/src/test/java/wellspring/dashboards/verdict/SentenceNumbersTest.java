package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "1145.3, '1,145'",
    "12345678.6, '12,345,679'",
    "999.7, 1000",
    "67.58, 67.6",
    "0.0002004, 0.0002",
    "0, 0",
    "-Infinity, −∞",
  })
  void threeDigitsCountAndMoreBeforeThePoint(double value, String words) {
    assertThat(SentenceNumbers.of(value)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "2.997, 3, 2.997, 3",
    "13, 3, 13, 3",
    "3, 3, 3, 3",
    "3.0000000000001, 3, 3, 3",
    "1999.996, 2000, '1,999.996', '2,000'",
    "0.24996, 0.25, 0.24996, 0.25",
  })
  void twoThatDifferAreTold(double value, double limit, String words, String limitWords) {
    assertThat(SentenceNumbers.beside(limit, value)).isEqualTo(words);
    assertThat(SentenceNumbers.beside(value, limit)).isEqualTo(limitWords);
  }
}
