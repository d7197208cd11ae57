package wellspring.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class ShuffledPassesTest {
  private static final Seed SEED = new Seed(3);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void everyPassHasEachItemOnce(int size) {
    ShuffledPasses.Sequence sequence = new ShuffledPasses(size).sequence(SEED, "people");
    for (long pass = 0; pass < 20; pass++) {
      assertThat(LongStream.range(pass * size, (pass + 1) * size).mapToInt(sequence::item))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, size).boxed().toList());
    }
  }

  @Test
  void everyOrderIsEquallyLikely() {
    int passes = 24_000;
    ShuffledPasses.Sequence sequence = new ShuffledPasses(4).sequence(SEED, "people");
    Map<List<Integer>, Integer> counts =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (long pass = 0; pass < passes; pass++) {
      List<Integer> order =
          LongStream.range(pass * 4, pass * 4 + 4).mapToInt(sequence::item).boxed().toList();
      counts.merge(order, 1, Integer::sum);
    }
    double expected = passes / 24.0;
    double chiSquare =
        counts.values().stream().mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    // 23 degrees of freedom: above 56.5 in one of 10,000 samples.
    assertThat(counts).hasSize(24);
    assertThat(chiSquare).isLessThan(56.5);
  }

  @Test
  void passesThatWereForgottenComeBackTheSame() {
    ShuffledPasses passes = new ShuffledPasses(50);
    List<Integer> first = items(passes.sequence(SEED, "people"));
    List<Integer> other = items(passes.sequence(SEED, "poets"));
    assertThat(items(passes.sequence(SEED, "people"))).isEqualTo(first).isNotEqualTo(other);
  }

  @Test
  void manyThreadsSeeTheSameItems() {
    ShuffledPasses passes = new ShuffledPasses(50);
    ShuffledPasses.Sequence shared = passes.sequence(SEED, "people");
    List<Integer> alone = items(new ShuffledPasses(50).sequence(SEED, "people"));
    List<Integer> together = LongStream.range(0, 5000).parallel().mapToObj(shared::item).toList();
    assertThat(together).isEqualTo(alone);
  }

  private static List<Integer> items(ShuffledPasses.Sequence sequence) {
    return LongStream.range(0, 5000).mapToObj(sequence::item).toList();
  }
}
