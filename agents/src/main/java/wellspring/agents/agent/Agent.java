package wellspring.agents.agent;

import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import wellspring.agents.protocol.Order;

/**
 * A participant of a run. It knows no actors and no other agents: it receives an order and returns
 * what it publishes as a result.
 *
 * @param <S> what it keeps between orders; immutable
 */
public interface Agent<S> {

  /** What it keeps before its first order. */
  S blank();

  /**
   * Carries an order out, on a thread for work; several orders may be under way at a time.
   *
   * @param state what it keeps now
   * @return fails, or throws, if it cannot be carried out
   */
  CompletionStage<OrderResult<S>> act(S state, Order order);

  /** An order that this kind of agent does not know. */
  static IllegalArgumentException unknown(Order order) {
    return new IllegalArgumentException(
        "%s does not know what to do about %s".formatted(order.agent(), order.id()));
  }

  /** Agents that keep nothing. */
  record NoState() {
    /** The only one. */
    public static final NoState KEPT = new NoState();
  }

  /**
   * How an order was carried out.
   *
   * @param output what is to be published; the order is done once the log has all of it
   * @param change what is kept from now on, from what is kept then
   */
  record OrderResult<S>(AgentOutput output, UnaryOperator<S> change) {

    /** Work that leaves what is kept as it is. */
    public static <S> OrderResult<S> of(AgentOutput output) {
      return new OrderResult<>(output, UnaryOperator.identity());
    }
  }
}
