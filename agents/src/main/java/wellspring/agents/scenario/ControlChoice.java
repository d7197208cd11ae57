package wellspring.agents.scenario;

/**
 * For which models a human-only model of the same design is trained beside them, if the scenario
 * has none.
 */
public enum ControlChoice {
  /** For all but those that train a neural network: there it takes as long as the model itself. */
  AUTO,
  /** For all. */
  ALL,
  /** For none. */
  NONE
}
