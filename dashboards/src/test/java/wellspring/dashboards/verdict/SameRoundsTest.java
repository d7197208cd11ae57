package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SameRoundsTest {

  @Test
  void areThoseInWhichBothSeriesHaveAValue() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      NavigableMap<Integer, Double> series = series(random);
      NavigableMap<Integer, Double> other = series(random);
      int[] rounds =
          series.keySet().stream().filter(other::containsKey).mapToInt(Integer::intValue).toArray();
      SameRounds both = SameRounds.of(values(series), values(other), ComparisonScale.PLAIN);
      SameRounds scaled = SameRounds.of(values(series), values(other), ComparisonScale.LOGARITHMIC);
      assertThat(both.values()).hasSize(rounds.length);
      assertThat(both.others()).hasSize(rounds.length);
      for (int at = 0; at < rounds.length; at++) {
        assertThat(both.values()[at]).isEqualTo(series.get(rounds[at]));
        assertThat(both.others()[at]).isEqualTo(other.get(rounds[at]));
        assertThat(scaled.others()[at]).isEqualTo(StrictMath.log(other.get(rounds[at])));
      }
    }
  }

  private static NavigableMap<Integer, Double> series(Random random) {
    NavigableMap<Integer, Double> series = new TreeMap<>();
    int rounds = random.nextInt(20);
    for (int i = 0; i < rounds; i++) {
      series.put(random.nextInt(30), random.nextDouble());
    }
    return series;
  }

  private static RoundValues values(NavigableMap<Integer, Double> series) {
    RoundValues values = new RoundValues();
    series.forEach(values::put);
    return values;
  }
}
