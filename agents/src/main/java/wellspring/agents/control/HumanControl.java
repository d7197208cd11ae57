package wellspring.agents.control;

/** The human-only control of a model: a model of the same design that reads people alone. */
public sealed interface HumanControl {

  /** The model reads people alone: whatever it does is no collapse. */
  record Itself() implements HumanControl {}

  /**
   * Another model of the scenario.
   *
   * @param model its name
   */
  record Beside(String model) implements HumanControl {}

  /**
   * One that is trained and measured for nothing else; no model reads what it writes.
   *
   * @param model the first model of its design, after which its chance is named
   */
  record Computed(String model) implements HumanControl {}

  /**
   * There is none.
   *
   * @param reason why, and what would help
   */
  record Absent(String reason) implements HumanControl {}
}
