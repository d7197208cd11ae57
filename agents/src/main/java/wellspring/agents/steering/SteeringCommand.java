package wellspring.agents.steering;

import java.util.OptionalDouble;

/** What people may ask of a run under way. It holds from the next round that is opened. */
public sealed interface SteeringCommand {

  /** Order to wait before the next round. */
  record Pause() implements SteeringCommand {}

  /** Order to go on. */
  record Resume() implements SteeringCommand {}

  /** Order to do one round and wait again. */
  record Step() implements SteeringCommand {}

  /**
   * Order to go at another speed.
   *
   * @param roundsPerSecond how many rounds are opened in a second at most; empty for as many as the
   *     run can do
   */
  record Speed(OptionalDouble roundsPerSecond) implements SteeringCommand {
    private static final double MIN = 0.001;
    private static final double MAX = 1_000;

    /**
     * Refuses a speed that no run can have.
     *
     * @throws SteeringException if it is not between 0.001 and 1,000 rounds per second
     */
    public Speed {
      if (roundsPerSecond.isPresent()
          && !(roundsPerSecond.getAsDouble() >= MIN && roundsPerSecond.getAsDouble() <= MAX)) {
        throw new SteeringException(
            "The speed must be between 0.001 and 1000 rounds per second, not "
                + roundsPerSecond.getAsDouble());
      }
    }
  }

  /**
   * Order to change a rule of the scenario.
   *
   * @param change an override of the scenario, for example {@code curators.desk.human=0.2}
   */
  record Intervene(String change) implements SteeringCommand {}

  /** Order to add a document that a person wrote. */
  record Write(String text) implements SteeringCommand {}
}
