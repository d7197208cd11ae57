package wellspring.model.learner.gpt;

/** What settings must hold to be settings at all. */
final class SettingChecks {
  private SettingChecks() {}

  /**
   * @throws IllegalArgumentException with the message if the condition does not hold
   */
  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
