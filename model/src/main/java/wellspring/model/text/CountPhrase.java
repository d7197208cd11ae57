package wellspring.model.text;

import java.util.Locale;

/** How many there are of something, as people say it. */
public final class CountPhrase {
  private CountPhrase() {}

  /**
   * A number and what is counted: {@code 1 document}, {@code 1,350 documents}.
   *
   * @param thing what one of them is called; several have an s
   */
  public static String of(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? thing : thing + "s");
  }

  /** A part of what there is: {@code 3 of 1,350 documents}, {@code 1 of 1 document}. */
  public static String of(long part, long number, String thing) {
    return String.format(Locale.ROOT, "%,d of %s", part, of(number, thing));
  }

  /** The verb after a number: {@code is} or {@code are}, {@code stands} or {@code stand}. */
  public static String verb(long number, String ofOne, String ofMany) {
    return number == 1 ? ofOne : ofMany;
  }
}
