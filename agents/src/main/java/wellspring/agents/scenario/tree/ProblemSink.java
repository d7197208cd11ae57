package wellspring.agents.scenario.tree;

/** Takes what is wrong with a scenario. */
@FunctionalInterface
public interface ProblemSink {

  /**
   * Something is wrong with the value of a key.
   *
   * @param text goes on where the key ends, for example "is 0; allowed: above 0"
   */
  void add(KeyPath key, String text);
}
