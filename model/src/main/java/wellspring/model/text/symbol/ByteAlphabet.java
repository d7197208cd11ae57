package wellspring.model.text.symbol;

/**
 * A visible character for each byte, as GPT-2 writes bytes in its vocabulary (Radford et al. 2019).
 *
 * <p>Visible Latin-1 characters stand for themselves; the other 68 bytes, in their order, are the
 * characters from U+0100 on. The characters' own order is the order of GPT-2's first 256 symbols.
 */
final class ByteAlphabet {
  static final int BYTES = 256;

  private static final int FIRST_STAND_IN = 0x100;
  private static final String[] LETTERS = letters();

  private ByteAlphabet() {}

  /**
   * The character of one byte, as a string.
   *
   * @param value from 0 to 255
   */
  static String letter(int value) {
    return LETTERS[value];
  }

  private static String[] letters() {
    String[] letters = new String[BYTES];
    int standIns = 0;
    for (int value = 0; value < BYTES; value++) {
      int letter = isVisible(value) ? value : FIRST_STAND_IN + standIns++;
      letters[value] = Character.toString(letter);
    }
    return letters;
  }

  /** Neither a control character, nor a space, nor the soft hyphen. */
  private static boolean isVisible(int value) {
    return (value > ' ' && value < 0x7F) || (value > 0xA0 && value != 0xAD);
  }
}
