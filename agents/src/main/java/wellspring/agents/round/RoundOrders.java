package wellspring.agents.round;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.protocol.OrderSheet;

/**
 * Remembers the orders of a round for agents that may move, and whose messages may be lost: what
 * each is to be told until it has answered. Used by one thread.
 */
public final class RoundOrders {
  private final Map<String, List<Order>> given = new TreeMap<>();
  private final Map<String, List<String>> before = new TreeMap<>();
  private final Set<String> open = new HashSet<>();
  private int round = -1;

  /** An order is to be given; with the first one of a round, the round before is over. */
  public OrderSheet give(Order order) {
    if (order.round() != round) {
      before.clear();
      if (order.round() == round + 1) {
        given.forEach(
            (agent, orders) -> before.put(agent, orders.stream().map(Order::id).toList()));
      }
      given.clear();
      open.clear();
      round = order.round();
    }
    given.computeIfAbsent(order.agent(), name -> new ArrayList<>()).add(order);
    open.add(order.id());
    return sheet(order.agent());
  }

  /**
   * An agent has answered.
   *
   * @return whether the answer was awaited
   */
  public boolean answered(Answer answer) {
    return open.remove(answer.order());
  }

  /** What each agent is to be told again that has not answered all. */
  public List<OrderSheet> open() {
    return given.keySet().stream()
        .map(this::sheet)
        .filter(sheet -> !sheet.awaitsNothing())
        .toList();
  }

  private OrderSheet sheet(String agent) {
    List<Order> orders = given.get(agent);
    return new OrderSheet(
        agent,
        round,
        before.getOrDefault(agent, List.of()),
        orders.stream().filter(order -> !open.contains(order.id())).toList(),
        orders.stream().filter(order -> open.contains(order.id())).toList());
  }
}
