package wellspring.agents.agent;

import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.protocol.Order;

/**
 * A participant of a run. It knows no actors and no other agents: it receives an order and returns
 * what it publishes as a result.
 *
 * <p>What it keeps from round to round follows from the scenario, the seed and the log alone, so
 * that a run that was stopped can go on: after a closed round it keeps what {@link #after} says,
 * whether it has lived through the round or reads of it. A test compares both for every agent.
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

  /**
   * What it keeps after a round that it has not lived through, because it was closed before the run
   * was stopped. May block.
   *
   * @param state what it kept before the round
   * @param closed where the log has the round
   */
  S after(S state, RoundClosed closed);

  /**
   * What it keeps in the place of an agent that had its name until now, in a run under another
   * scenario: by default the same. Who keeps what depends on the scenario says how it goes on.
   *
   * @param state what the other one kept
   */
  default S takingOver(S state) {
    return state;
  }

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

  /** An agent that keeps nothing from one order to the next. */
  interface Stateless extends Agent<NoState> {
    @Override
    default NoState blank() {
      return NoState.KEPT;
    }

    @Override
    default NoState after(NoState nothing, RoundClosed closed) {
      return nothing;
    }
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
