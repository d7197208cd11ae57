package wellspring.agents.event;

import java.util.Set;

/** The agents that every run has, beside those that its scenario names. */
public final class AgentNames {
  /** Measures models. */
  public static final String EVALUATOR = "evaluator";

  /** Settles rounds. */
  public static final String SETTLEMENT = "settlement";

  /** Publishes what people write while they watch a run. */
  public static final String GUEST = "visitor";

  /** All of them, and the conductor: no agent of a scenario can have such a name. */
  public static final Set<String> RESERVED =
      Set.of(ControlEvent.CONDUCTOR, EVALUATOR, SETTLEMENT, GUEST);

  private AgentNames() {}
}
