package wellspring.agents.protocol;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that a round has asked of one agent so far. Each sheet says again what those before it said,
 * so that one that gets lost, comes twice or comes to another place than the last one does no harm.
 *
 * @param before the ids of what the round before asked of it: who has not done all of that has to
 *     read of the round
 * @param done orders that are done, whoever did them, in the order in which they were given
 * @param open orders that are awaited, in the same way
 */
public record OrderSheet(
    String agent, int round, List<String> before, List<Order> done, List<Order> open) {
  public OrderSheet {
    before = List.copyOf(before);
    done = List.copyOf(done);
    open = List.copyOf(open);
  }

  /** Whether it awaits nothing. */
  public boolean awaitsNothing() {
    return open.isEmpty();
  }

  /** All orders that it names, those first that are done. */
  public Stream<Order> all() {
    return Stream.concat(done.stream(), open.stream());
  }
}
