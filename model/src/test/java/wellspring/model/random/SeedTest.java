package wellspring.model.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
  @Test
  void sameComponentAgentAndRoundGiveTheSameNumbers() {
    assertThat(new Seed(7).stream("write", "a", 3).nextLong())
        .isEqualTo(new Seed(7).stream("write", "a", 3).nextLong());
  }

  @Test
  void anyDifferenceGivesOtherNumbers() {
    Set<Long> firsts = new HashSet<>();
    int streams = 0;
    for (long seed = 0; seed < 5; seed++) {
      for (String component : new String[] {"write", "fit", ""}) {
        for (String agent : new String[] {"a", "b", "write", ""}) {
          for (int round = 0; round < 5; round++) {
            firsts.add(new Seed(seed).stream(component, agent, round).nextLong());
            streams++;
          }
        }
      }
    }
    assertThat(firsts).hasSize(streams);
  }

  @Test
  void namesThatRunTogetherAreKeptApart() {
    assertThat(new Seed(1).stream("ab", "c", 0).nextLong())
        .isNotEqualTo(new Seed(1).stream("a", "bc", 0).nextLong());
  }

  @Test
  void replicasHaveSeedsOfTheirOwn() {
    Set<Seed> replicas = new HashSet<>();
    for (int index = 0; index < 1_000; index++) {
      replicas.add(new Seed(1).replica(index));
    }
    assertThat(replicas).hasSize(1_000).doesNotContain(new Seed(1));
  }
}
