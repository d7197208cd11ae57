package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a value without quotation marks means, wherever it is written: in a scenario file, in an
 * override, or among the values of a sweep.
 *
 * <ul>
 *   <li>Numbers are those of YAML 1.2's core schema: {@code 5}, {@code +3}, {@code -0.5}, {@code
 *       .5}, {@code 5.}, {@code 1e3}, {@code 1e-05}, {@code 1E+03}, {@code 0x10}, {@code 0o17}.
 *       Zeros before them mean nothing: {@code 010} is ten. As in Hydra, {@code _} may stand
 *       between two digits.
 *   <li>{@code null}, {@code true} and {@code false} in any case, as in Hydra.
 *   <li>All else is text: {@code no}, {@code on} and {@code y}; infinity and NaN, in any spelling,
 *       which no key has a use for; numbers that no double can hold.
 * </ul>
 */
public final class PlainScalar {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String DIGITS = "[0-9](?:_?[0-9])*+";
  private static final Pattern INTEGER = Pattern.compile("[+-]?" + DIGITS);
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:%1$s(?:\\.(?:%1$s)?)?|\\.%1$s)(?:[eE][+-]?%1$s)?".formatted(DIGITS));
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");

  /** Longer ones take longer to read than anybody waits, and mean nothing. */
  private static final int NUMBER_CHARS_MAX = 400;

  private PlainScalar() {}

  /** The value: null, a truth value, a whole number, another number, or the text itself. */
  static JsonNode typed(String text) {
    Optional<BigInteger> integer = integer(text);
    if (integer.isPresent()) {
      return NODES.numberNode(integer.get());
    }
    if (isDecimal(text)) {
      double number = Double.parseDouble(plain(text));
      return Double.isFinite(number) ? NODES.numberNode(number) : NODES.textNode(text);
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "null" -> NODES.nullNode();
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      default -> NODES.textNode(text);
    };
  }

  /** The number that a text is, exactly; empty if it is none, or no double can hold it. */
  public static Optional<BigDecimal> number(String text) {
    Optional<BigInteger> integer = integer(text);
    if (integer.isPresent()) {
      return integer.map(BigDecimal::new);
    }
    return isDecimal(text) && Double.isFinite(Double.parseDouble(plain(text)))
        ? Optional.of(exact(plain(text)))
        : Optional.empty();
  }

  /** What is too small for a double is 0, as it is for the double. */
  private static BigDecimal exact(String digits) {
    return Double.parseDouble(digits) == 0 ? BigDecimal.ZERO : new BigDecimal(digits);
  }

  private static Optional<BigInteger> integer(String text) {
    if (text.length() > NUMBER_CHARS_MAX) {
      return Optional.empty();
    } else if (INTEGER.matcher(text).matches()) {
      return Optional.of(new BigInteger(plain(text)));
    } else if (HEXADECIMAL.matcher(text).matches()) {
      return Optional.of(new BigInteger(text.substring(2), 16));
    } else if (OCTAL.matcher(text).matches()) {
      return Optional.of(new BigInteger(text.substring(2), 8));
    }
    return Optional.empty();
  }

  private static boolean isDecimal(String text) {
    return text.length() <= NUMBER_CHARS_MAX && DECIMAL.matcher(text).matches();
  }

  private static String plain(String digits) {
    return digits.replace("_", "");
  }
}
