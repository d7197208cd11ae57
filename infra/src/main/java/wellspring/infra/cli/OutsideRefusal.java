package wellspring.infra.cli;

import java.util.List;
import wellspring.agents.scenario.Scenario;
import wellspring.infra.run.RunException;

/** Programs outside take part in one run, not in many at once. */
final class OutsideRefusal {
  private OutsideRefusal() {}

  /**
   * Refuses many runs of a scenario in which somebody takes part from outside.
   *
   * @throws RunException if somebody does
   */
  static void requireNobodyOutside(Scenario scenario) {
    List<String> outside = scenario.outside();
    if (!outside.isEmpty()) {
      throw new RunException(
          "%s is a program outside, which takes part in one run, not in many: leave it out, or run it alone with 'wellspring run'"
              .formatted(String.join(", ", outside)));
    }
  }
}
