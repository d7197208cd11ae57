package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoundValuesTest {

  @Test
  void areThoseOfASortedMapInWhateverOrderTheRoundsCome() {
    Random random = new Random(1);
    for (int rounds = 1; rounds < 100; rounds++) {
      NavigableMap<Integer, Double> expected = new TreeMap<>();
      RoundValues values = new RoundValues();
      for (int i = 0; i < rounds; i++) {
        int round = random.nextInt(60);
        double value = random.nextDouble();
        expected.put(round, value);
        values.put(round, value);
      }
      double[] plain = expected.values().stream().mapToDouble(Double::doubleValue).toArray();
      assertThat(values.size()).isEqualTo(expected.size());
      assertThat(values.all(ComparisonScale.PLAIN)).isEqualTo(plain);
      assertThat(values.first()).isEqualTo(plain[0]);
      assertThat(values.last()).isEqualTo(plain[plain.length - 1]);
      assertThat(values.lastRound()).isEqualTo(expected.lastKey());
      assertThat(values.round(0)).isEqualTo(expected.firstKey());
      assertThat(values.least()).isEqualTo(Collections.min(expected.values()));
      for (int place = 0; place < plain.length; place++) {
        assertThat(values.at(place, ComparisonScale.LOGARITHMIC))
            .isEqualTo(StrictMath.log(plain[place]));
      }
    }
  }

  @Test
  void areNoneBeforeTheFirstRound() {
    RoundValues values = new RoundValues();
    assertThat(values.isEmpty()).isTrue();
    assertThat(values.all(ComparisonScale.PLAIN)).isEmpty();
  }
}
