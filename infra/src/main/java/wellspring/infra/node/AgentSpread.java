package wellspring.infra.node;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How agents are spread over nodes: each kind evenly by itself, people first, and then all
 * together. Models that want a device go where one is, if any node has one.
 *
 * @param nodes the agents' ids by the node that has them; also nodes that have none
 * @param devices which nodes have a device
 */
record AgentSpread(Map<String, Set<String>> nodes, Set<String> devices) {

  /** The node that a new agent goes to. */
  String place(String id) {
    String kind = AgentIds.kind(id);
    return candidates(kind).stream()
        .min(
            Comparator.comparingLong((String node) -> count(node, kind))
                .thenComparingInt(node -> nodes.get(node).size())
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** The next agent that is to move to another node; empty if all is well. */
  Optional<String> move() {
    return misplaced().or(this::crowded).or(this::surplus);
  }

  private Optional<String> misplaced() {
    if (devices.isEmpty()) {
      return Optional.empty();
    }
    return nodes.entrySet().stream()
        .filter(node -> !devices.contains(node.getKey()))
        .flatMap(node -> node.getValue().stream())
        .filter(id -> AgentIds.kind(id).equals(AgentIds.NEURAL))
        .min(Comparator.naturalOrder());
  }

  private Optional<String> crowded() {
    return kinds().stream()
        .flatMap(
            kind -> {
              Comparator<String> byCount = Comparator.comparingLong(node -> count(node, kind));
              String most = last(candidates(kind), byCount);
              String least = first(candidates(kind), byCount);
              return count(most, kind) - count(least, kind) < 2
                  ? Stream.<String>empty()
                  : ofKind(most, kind).stream().limit(1);
            })
        .findFirst();
  }

  /** A node has two agents more than another one, though of each kind at most one more. */
  private Optional<String> surplus() {
    Comparator<String> bySize = Comparator.comparingInt(node -> nodes.get(node).size());
    String most = last(nodes.keySet(), bySize);
    String least = first(nodes.keySet(), bySize);
    if (nodes.get(most).size() - nodes.get(least).size() < 2) {
      return Optional.empty();
    }
    return nodes.get(most).stream()
        .filter(id -> candidates(AgentIds.kind(id)).contains(least))
        .filter(id -> count(most, AgentIds.kind(id)) > count(least, AgentIds.kind(id)))
        .max(Comparator.naturalOrder());
  }

  private Collection<String> candidates(String kind) {
    return kind.equals(AgentIds.NEURAL) && !devices.isEmpty() ? devices : nodes.keySet();
  }

  /** People first, then by name. */
  private List<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    nodes.values().forEach(ids -> ids.forEach(id -> kinds.add(AgentIds.kind(id))));
    return kinds.stream()
        .sorted(Comparator.comparing((String kind) -> !kind.equals(AgentIds.COHORT)))
        .toList();
  }

  private long count(String node, String kind) {
    return ofKind(node, kind).size();
  }

  private List<String> ofKind(String node, String kind) {
    return nodes.get(node).stream().filter(id -> AgentIds.kind(id).equals(kind)).sorted().toList();
  }

  private static String first(Collection<String> nodes, Comparator<String> order) {
    return nodes.stream().min(order.thenComparing(Comparator.naturalOrder())).orElseThrow();
  }

  private static String last(Collection<String> nodes, Comparator<String> order) {
    return nodes.stream().max(order.thenComparing(Comparator.naturalOrder())).orElseThrow();
  }
}
