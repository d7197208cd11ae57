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
 */
record Participants(List<String> cohorts, List<String> models, boolean guests) {
  private static final List<String> ALL_AT_ONCE = List.of("all");

  static Participants of(Scenario scenario, boolean guests) {
    return new Participants(
        List.copyOf(scenario.humans().keySet()), List.copyOf(scenario.models().keySet()), guests);
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

  /** One for all. */
  List<String> once() {
    return ALL_AT_ONCE;
  }
}
