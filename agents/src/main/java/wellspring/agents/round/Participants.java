package wellspring.agents.round;

import java.util.ArrayList;
import java.util.List;
import wellspring.agents.event.AgentNames;
import wellspring.agents.scenario.Scenario;

/**
 * Who takes part in a round.
 *
 * @param cohorts the people who write
 * @param guests whether people who watch the run wrote, too
 * @param audiences the people who read
 * @param changed the cohorts that what happens in a round changes
 */
record Participants(
    List<String> cohorts,
    List<String> models,
    boolean guests,
    List<String> audiences,
    List<String> changed) {
  private static final List<String> ALL_AT_ONCE = List.of("all");

  static Participants of(Scenario scenario, boolean guests) {
    return new Participants(
        List.copyOf(scenario.humans().keySet()),
        List.copyOf(scenario.models().keySet()),
        guests,
        List.copyOf(scenario.audiences().keySet()),
        scenario.changedCohorts());
  }

  List<String> writers() {
    List<String> writers = new ArrayList<>(cohorts);
    writers.addAll(models);
    if (guests) {
      writers.add(AgentNames.GUEST);
    }
    return writers;
  }

  /** One for all, if there are several models. */
  List<String> several() {
    return models.size() > 1 ? ALL_AT_ONCE : List.of();
  }

  /** Whether people read, or change with what happens to them. */
  boolean society() {
    return !audiences.isEmpty() || !changed.isEmpty();
  }

  /** One for all, if there is anything to book. */
  List<String> accounting() {
    return society() ? ALL_AT_ONCE : List.of();
  }

  /** All whom a round changes, beside models. */
  List<String> responding() {
    List<String> all = new ArrayList<>(audiences);
    all.addAll(changed);
    return all;
  }

  /** One for all. */
  List<String> once() {
    return ALL_AT_ONCE;
  }
}
