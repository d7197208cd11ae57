package wellspring.infra.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSpreadTest {
  private static final List<String> KINDS = List.of("cohort", "neural", "model", "other");
  private static final int MOVES_MAX = 1_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whateverComesAndGoesAgentsComeToBeSpreadEvenly(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Set<String>> nodes = new TreeMap<>();
    Set<String> devices = new TreeSet<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      nodes.put("node-" + i, new TreeSet<>());
      if (random.nextInt(3) == 0) {
        devices.add("node-" + i);
      }
    }
    AgentSpread spread = new AgentSpread(nodes, devices);
    for (int i = 0; i < random.nextInt(30); i++) {
      String id = KINDS.get(random.nextInt(KINDS.size())) + "/" + i;
      String node =
          random.nextBoolean()
              ? spread.place(id)
              : List.copyOf(nodes.keySet()).get(random.nextInt(nodes.size()));
      nodes.get(node).add(id);
    }

    settle(spread);

    KINDS.forEach(kind -> assertEven(nodes, kind.equals("neural") ? devices : Set.of(), kind));
    if (devices.isEmpty()) {
      assertEven(nodes, Set.of(), "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cohort", "neural", "model", "other"})
  void aNewNodeGetsWhatComesNext(String kind) {
    Map<String, Set<String>> nodes = new TreeMap<>();
    nodes.put("old", new TreeSet<>(Set.of(kind + "/a", "other/b")));
    nodes.put("new", new TreeSet<>());

    assertThat(new AgentSpread(nodes, Set.of()).place(kind + "/c")).isEqualTo("new");
  }

  /** Moves as a cluster does, one after the other. */
  private static void settle(AgentSpread spread) {
    for (int moves = 0; moves < MOVES_MAX; moves++) {
      Optional<String> next = spread.move();
      if (next.isEmpty()) {
        return;
      }
      spread.nodes().values().forEach(ids -> ids.remove(next.get()));
      spread.nodes().get(spread.place(next.get())).add(next.get());
    }
    throw new AssertionError("it goes on for ever: " + spread);
  }

  private static void assertEven(Map<String, Set<String>> nodes, Set<String> devices, String kind) {
    List<Long> counts = new ArrayList<>();
    nodes.forEach(
        (node, ids) -> {
          long count = ids.stream().filter(id -> id.startsWith(kind)).count();
          if (devices.isEmpty() || devices.contains(node)) {
            counts.add(count);
          } else {
            assertThat(count).as("%s on %s", kind, node).isZero();
          }
        });
    assertThat(counts.stream().mapToLong(Long::longValue).max().orElseThrow())
        .as("%s in %s", kind, nodes)
        .isLessThanOrEqualTo(counts.stream().mapToLong(Long::longValue).min().orElseThrow() + 1);
  }
}
