package wellspring.agents.night;

/** Something that must never be. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String invariant;

  /**
   * @param invariant what does not hold, in a word or two
   */
  Violation(String invariant, String what) {
    super(invariant + ": " + what);
    this.invariant = invariant;
  }

  /** Throws one unless something holds. */
  @SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency of ours
  static void unless(boolean holds, String invariant, String what, Object... arguments) {
    if (!holds) {
      throw new Violation(invariant, what.formatted(arguments));
    }
  }

  String invariant() {
    return invariant;
  }
}
