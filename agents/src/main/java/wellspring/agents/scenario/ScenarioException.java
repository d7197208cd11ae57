package wellspring.agents.scenario;

import java.util.List;

/**
 * A scenario that cannot be used. Its message is made for people: where the scenario came from,
 * then every problem on a line of its own, each with the key, its value and what is allowed.
 */
public final class ScenarioException extends RuntimeException {
  private final List<String> problems;

  public ScenarioException(String source, List<String> problems) {
    super(source + " cannot be used:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, a line each; at least one. */
  public List<String> problems() {
    return problems;
  }
}
