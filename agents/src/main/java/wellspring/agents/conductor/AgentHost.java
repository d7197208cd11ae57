package wellspring.agents.conductor;

import wellspring.agents.protocol.Order;

/** Where agents live: it takes orders to them. What they answer goes to the conductor. */
interface AgentHost {

  /**
   * Gives an order to the agent that it names. Safe to call from any thread.
   *
   * @throws IllegalArgumentException if there is no such agent
   */
  void give(Order order);
}
