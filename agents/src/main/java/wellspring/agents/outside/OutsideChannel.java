package wellspring.agents.outside;

/**
 * The way to the programs that take part in a run from outside. What they answer comes back by
 * {@link OutsideDesk#receive}.
 */
@FunctionalInterface
public interface OutsideChannel {

  /** Puts an order where its agent's program finds it, behind those before. Does not wait. */
  void give(OutsideOrder order);
}
