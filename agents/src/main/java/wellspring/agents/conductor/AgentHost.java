package wellspring.agents.conductor;

import java.util.function.Consumer;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;

/** Where agents live: it takes orders to them. What they answer goes to the conductor. */
public interface AgentHost {

  /**
   * Gives an order to the agent that it names. Safe to call from any thread.
   *
   * @throws IllegalArgumentException if there is no such agent
   */
  void give(Order order);

  /** Where the agents of a run live that are not beside its conductor. */
  @FunctionalInterface
  interface Placement {
    /**
     * The run begins there, or goes on.
     *
     * @param answers is told what agents answer, on any thread; repeats do no harm
     */
    AgentHost open(Consumer<Answer> answers);
  }
}
