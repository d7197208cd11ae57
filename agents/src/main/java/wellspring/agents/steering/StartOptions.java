package wellspring.agents.steering;

import java.util.List;
import java.util.OptionalDouble;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.scenario.Scenario;
import wellspring.model.language.Language;

/**
 * How a run begins.
 *
 * @param paused whether it waits before its first round
 * @param speed how many rounds it opens in a second at most; empty for as many as it can do
 * @param script the steering of an earlier run, to be repeated; what changes no result of it, such
 *     as a pause, is passed over
 */
public record StartOptions(boolean paused, OptionalDouble speed, List<Steered> script) {
  /** At once, at full speed, without steering. */
  public static final StartOptions PLAIN =
      new StartOptions(false, OptionalDouble.empty(), List.of());

  public StartOptions {
    script = List.copyOf(script);
  }

  /**
   * Refuses what is to be repeated if it is not possible in a scenario.
   *
   * @throws SteeringException if so
   */
  public void requirePossible(Scenario scenario, Language language) {
    SteeringState.rehearse(scenario, language, this);
  }
}
