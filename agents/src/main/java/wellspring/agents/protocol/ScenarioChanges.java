package wellspring.agents.protocol;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import wellspring.agents.scenario.Intervention;
import wellspring.agents.scenario.Scenario;

/**
 * What is in force instead of the scenario, because people have changed it while the run went on.
 *
 * @param changes in the order in which they were made
 * @param unpredictable the models of which theory knows nothing any more
 */
public record ScenarioChanges(List<Change> changes, SortedSet<String> unpredictable) {
  /** The scenario is in force as it is. */
  public static final ScenarioChanges UNCHANGED = new ScenarioChanges(List.of(), new TreeSet<>());

  /**
   * A change of the scenario.
   *
   * @param round from which it holds
   * @param override for example {@code curators.desk.human=0.2}
   */
  public record Change(int round, String override) {}

  public ScenarioChanges {
    changes = List.copyOf(changes);
    unpredictable = Collections.unmodifiableSortedSet(new TreeSet<>(unpredictable));
  }

  /** The scenario that is in force if a run began with this one. */
  public Scenario applyTo(Scenario scenario) {
    Scenario inForce = scenario;
    for (Change change : changes) {
      inForce = Intervention.of(inForce, change.round(), change.override()).scenario();
    }
    return inForce;
  }
}
