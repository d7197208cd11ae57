package wellspring.agents.theory;

/**
 * One thing that a line takes for granted, held against a scenario.
 *
 * @param requires what must be so, for people
 * @param key the scenario's key that decides it, for example {@code models.closed.memory}
 * @param value what the scenario has there
 * @param holds whether that is as it must be
 * @param remedy what would make it hold, for example {@code replace}
 */
public record Assumption(String requires, String key, String value, boolean holds, String remedy) {

  /** What the scenario has and what it should have, in short. */
  public String mismatch() {
    return "%s is %s, needs %s".formatted(key, value, remedy);
  }
}
