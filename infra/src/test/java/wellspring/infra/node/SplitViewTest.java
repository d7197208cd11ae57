package wellspring.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.infra.node.SplitView.Decision;
import wellspring.infra.node.SplitView.SeenClaim;

class SplitViewTest {
  private static final Duration NOW = Duration.ZERO;
  private static final Duration LATER = SplitView.MINORITY_DELAY;
  private static final int SECONDS_MAX = 60;

  @Test
  void theLargerSideGoesFirst() {
    assertThat(view("b", "b c", "a").decide(Optional.empty(), NOW)).isEqualTo(Decision.CLAIM);
    assertThat(view("c", "b c", "a").decide(Optional.empty(), LATER)).isEqualTo(Decision.WAIT);
    assertThat(view("a", "a", "b c").decide(Optional.empty(), NOW)).isEqualTo(Decision.WAIT);
    assertThat(view("a", "a", "b c").decide(Optional.empty(), LATER)).isEqualTo(Decision.CLAIM);
  }

  @Test
  void ofTwoTheOneThatIsLeftGoesOnWhicheverItIs() {
    assertThat(view("a", "a", "b").decide(Optional.empty(), NOW)).isEqualTo(Decision.CLAIM);
    assertThat(view("b", "b", "a").decide(Optional.empty(), LATER)).isEqualTo(Decision.CLAIM);
    assertThat(view("b", "b", "a").decide(claim("b", false, 0), LATER)).isEqualTo(Decision.GO_ON);
  }

  @Test
  void whoseOwnerIsOutOfSightAndThereEnds() {
    assertThat(view("a", "a", "b").decide(claim("b", false, 0), LATER)).isEqualTo(Decision.WAIT);
    assertThat(view("a", "a", "b").decide(claim("b", true, 1), LATER)).isEqualTo(Decision.END);
    assertThat(view("a", "a", "b").decide(claim("b", true, 6), LATER)).isEqualTo(Decision.CLAIM);
  }

  /** Nodes that look once a second, some of which die, and some of which lose sight of others. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void whateverSplitsOneSideGoesOnAndNoOther(int count) {
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Set<String>> sides = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
      Set<String> dead = new TreeSet<>();
      for (int i = 0; i < count; i++) {
        String node = "n" + i;
        if (i > 0 && random.nextInt(4) == 0) {
          dead.add(node);
        } else {
          sides.get(random.nextInt(3)).add(node);
        }
      }
      Set<String> goOn = resolved(sides, dead, random);

      assertThat(sides).as("%s, seed %d", sides, seed).contains(goOn);
    }
  }

  /** Answers the nodes that are left once all is decided. */
  private static Set<String> resolved(
      List<Set<String>> sides, Set<String> dead, SplittableRandom random) {
    Map<String, SplitView> views = new HashMap<>();
    Map<String, Integer> late = new HashMap<>();
    Set<String> all = new TreeSet<>(dead);
    sides.forEach(all::addAll);
    for (Set<String> side : sides) {
      for (String node : side) {
        Set<String> others = new TreeSet<>(all);
        others.removeAll(side);
        views.put(node, new SplitView(node, side, others));
        late.put(node, random.nextInt(3));
      }
    }
    Optional<String> owner = dead.isEmpty() ? Optional.empty() : dead.stream().findFirst();
    int changed = 0;
    Set<String> living = new TreeSet<>(views.keySet());
    for (int second = 0; second < SECONDS_MAX; second++) {
      for (String node : new ArrayList<>(living)) {
        if (second < late.get(node)) {
          continue;
        }
        boolean isThere = owner.isPresent() && living.contains(owner.get());
        int age = isThere ? 0 : second - changed;
        boolean renewed = isThere && second > changed;
        switch (views
            .get(node)
            .decide(
                owner.map(name -> new SeenClaim(name, renewed, Duration.ofSeconds(age))),
                Duration.ofSeconds(second - late.get(node)))) {
          case CLAIM -> {
            owner = Optional.of(node);
            changed = second;
          }
          case END -> living.remove(node);
          case GO_ON, WAIT -> {}
        }
      }
    }
    return living;
  }

  private static SplitView view(String self, String reachable, String unreachable) {
    return new SplitView(
        self,
        new TreeSet<>(List.of(reachable.split(" "))),
        new TreeSet<>(List.of(unreachable.split(" "))));
  }

  private static Optional<SeenClaim> claim(String owner, boolean renewed, int age) {
    return Optional.of(new SeenClaim(owner, renewed, Duration.ofSeconds(age)));
  }
}
