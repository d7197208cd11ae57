package wellspring.dashboards.report;

/** Short names for what is compared: A, B, and so on to Z, then A2. */
final class LetterNames {
  private static final int LETTERS = 26;

  private LetterNames() {}

  /**
   * @param index from 0
   */
  static String of(int index) {
    String letter = Character.toString('A' + index % LETTERS);
    return index < LETTERS ? letter : letter + (1 + index / LETTERS);
  }
}
