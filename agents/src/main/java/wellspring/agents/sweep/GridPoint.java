package wellspring.agents.sweep;

import java.util.List;
import wellspring.agents.scenario.Scenario;

/**
 * One setting of a sweep, or the human-only control of some of them.
 *
 * @param number from 1
 * @param control whether all its corpora are human: the reference beside the others
 * @param setting the value of each axis, in their order; empty for an axis that a control ignores
 * @param scenario what is run, with the seed of the whole sweep
 */
public record GridPoint(int number, boolean control, List<String> setting, Scenario scenario) {
  public GridPoint {
    setting = List.copyOf(setting);
  }

  /** Whether it is the control of a setting: alike on every axis that the control has. */
  boolean isControlOf(List<String> other) {
    for (int i = 0; i < setting.size(); i++) {
      if (!setting.get(i).isEmpty() && !setting.get(i).equals(other.get(i))) {
        return false;
      }
    }
    return control;
  }
}
