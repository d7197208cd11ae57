package wellspring.agents.theory;

import java.util.List;
import java.util.Optional;

/**
 * A line, held against a model of a scenario.
 *
 * @param line what it says
 * @param isAboutTheModel whether the line is about the model's kind of learner and language at all
 * @param assumptions what it takes for granted, each checked; if it is not about the model, just
 *     why
 * @param forecast what follows; empty if an assumption fails
 */
public record AppliedResult(
    ResultStatement line,
    boolean isAboutTheModel,
    List<Assumption> assumptions,
    Optional<Forecast> forecast) {
  public AppliedResult {
    assumptions = List.copyOf(assumptions);
  }

  /** Whether all assumptions are met. */
  public boolean holds() {
    return forecast.isPresent();
  }

  /** The assumptions that are not met. */
  public List<Assumption> failing() {
    return assumptions.stream().filter(assumption -> !assumption.holds()).toList();
  }
}
