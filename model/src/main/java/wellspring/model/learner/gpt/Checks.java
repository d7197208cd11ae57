package wellspring.model.learner.gpt;

/** What settings must hold to be settings at all. */
final class Checks {
  private Checks() {}

  /**
   * @throws IllegalArgumentException with the message if the condition does not hold
   */
  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
