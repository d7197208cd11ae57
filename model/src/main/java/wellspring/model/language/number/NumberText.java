package wellspring.model.language.number;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Numbers as a document: separated by one blank, each with the fewest digits that give the same
 * double back.
 */
public final class NumberText {
  private NumberText() {}

  /** The document that says these numbers. */
  public static String of(double[] numbers) {
    StringBuilder text = new StringBuilder();
    for (double number : numbers) {
      if (!text.isEmpty()) {
        text.append(' ');
      }
      text.append(NumberOutput.toString(number, true)); // the same digits on every JDK
    }
    return text.toString();
  }

  /**
   * What a document says.
   *
   * @param count how many numbers it must have
   * @return (count)
   * @throws IllegalArgumentException if the document has another number of numbers, or one of them
   *     is none or not finite
   */
  public static double[] parse(String document, int count) {
    double[] numbers = new double[count];
    int from = 0;
    for (int i = 0; i < count; i++) {
      int end = document.indexOf(' ', from);
      if ((end < 0) != (i == count - 1)) {
        throw new IllegalArgumentException(
            "a document has %d numbers, unlike '%s'".formatted(count, document));
      }
      numbers[i] = number(document.substring(from, end < 0 ? document.length() : end), document);
      from = end + 1;
    }
    return numbers;
  }

  private static double number(String word, String document) {
    try {
      double number = Double.parseDouble(word);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // it is none, as said below
    }
    throw new IllegalArgumentException("'%s' in '%s' is no number".formatted(word, document));
  }
}
