package wellspring.agents.protocol;

/** The agents that every run has, beside those that its scenario names. */
public final class AgentNames {
  /** Measures models. */
  public static final String EVALUATOR = "evaluator";

  /** Settles rounds. */
  public static final String SETTLEMENT = "settlement";

  /** Publishes what people write while they watch a run. */
  public static final String GUEST = "visitor";

  private AgentNames() {}
}
