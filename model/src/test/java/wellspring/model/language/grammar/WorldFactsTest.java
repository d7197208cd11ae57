package wellspring.model.language.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class WorldFactsTest {
  private static final Seed SEED = new Seed(11);

  private static GrammarSettings.Facts facts(double change) {
    return new GrammarSettings.Facts(20, 5, 4, Share.of(change), Share.NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5})
  void eachFactChangesWithItsProbability(double change) {
    int rounds = 200;
    int changed = 0;
    int[] by = new int[4];
    WorldFacts world = WorldFacts.first(facts(change), SEED);
    for (int round = 0; round < rounds; round++) {
      WorldFacts later = world.next();
      for (int fact = 0; fact < 100; fact++) {
        int distance = value(later, fact) - value(world, fact);
        changed += distance == 0 ? 0 : 1;
        by[Math.floorMod(distance, 4)]++;
      }
      world = later;
    }
    double n = 100.0 * rounds;
    assertThat(changed / n).isCloseTo(change, within(3 * deviation(change, n)));
    for (int distance = 1; distance < 4; distance++) {
      assertThat(by[distance] / (double) changed)
          .isCloseTo(1 / 3.0, within(3 * deviation(1 / 3.0, changed)));
    }
  }

  /** A fact is what it was with probability 1/K + (1 - 1/K)(1 - cK/(K - 1))^r: Jukes and Cantor. */
  @Test
  void whatWasTrueIsStillSoAsOftenAsTheClosedFormSays() {
    double change = 0.1;
    double n = 100 * 300;
    int[] same = new int[12];
    for (int seed = 0; seed < 300; seed++) {
      WorldFacts first = WorldFacts.first(facts(change), new Seed(seed));
      WorldFacts world = first;
      for (int round = 0; round < same.length; round++) {
        for (int fact = 0; fact < 100; fact++) {
          same[round] += value(world, fact) == value(first, fact) ? 1 : 0;
        }
        world = world.next();
      }
    }
    for (int round = 0; round < same.length; round++) {
      double p = 0.25 + 0.75 * StrictMath.pow(1 - change * 4 / 3, round);
      assertThat(same[round] / n).isCloseTo(p, within(3 * deviation(p, n)));
    }
  }

  @Test
  void factsHaveAnyValueAtFirst() {
    int[] counts = new int[4];
    for (int seed = 0; seed < 100; seed++) {
      WorldFacts world = WorldFacts.first(facts(0), new Seed(seed));
      for (int fact = 0; fact < 100; fact++) {
        counts[value(world, fact)]++;
      }
    }
    for (int count : counts) {
      assertThat(count / 10_000.0).isCloseTo(0.25, within(3 * deviation(0.25, 10_000)));
    }
  }

  @Test
  void remembersWhenEachValueHeldLast() {
    WorldFacts world = WorldFacts.first(facts(0.3), SEED);
    int[][] last = new int[100][4];
    for (int[] values : last) {
      Arrays.fill(values, WorldFacts.NEVER);
    }
    for (int round = 0; round < 30; round++) {
      for (int fact = 0; fact < 100; fact++) {
        last[fact][value(world, fact)] = round;
        WorldFacts now = world;
        int entity = fact / 5;
        int attribute = fact % 5;
        assertThat(IntStream.range(0, 4).map(v -> now.lastHeld(entity, attribute, v)).toArray())
            .isEqualTo(last[fact]);
      }
      world = world.next();
    }
  }

  @Test
  void isTheSameInWhateverOrderRoundsAreAskedFor() {
    WorldHistory backwards = new WorldHistory(facts(0.5), SEED);
    for (int round = 20; round >= 0; round--) {
      assertThat(values(backwards.at(round)))
          .isEqualTo(values(new WorldHistory(facts(0.5), SEED).at(round)));
    }
    assertThat(values(backwards.at(20))).isNotEqualTo(values(backwards.at(19)));
  }

  @Test
  void aWorldWithoutChangeStaysTheSame() {
    WorldHistory worlds = new WorldHistory(facts(0), SEED);
    assertThat(worlds.areChanging()).isFalse();
    assertThat(worlds.at(1_000_000)).isSameAs(worlds.at(0));
  }

  private static int[] values(WorldFacts world) {
    return IntStream.range(0, 100).map(fact -> value(world, fact)).toArray();
  }

  private static int value(WorldFacts world, int fact) {
    return world.value(fact / 5, fact % 5);
  }

  private static double deviation(double p, double n) {
    return StrictMath.sqrt(p * (1 - p) / n);
  }
}
