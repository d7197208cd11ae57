package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The type of an override's bare text, by Hydra's rules: null, true and false, whole numbers, other
 * numbers, and text where nothing else fits. Case does not matter; digits may be grouped by {@code
 * _}.
 */
final class OverridePrimitive {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String DIGITS = "(?:0|[1-9](?:_?[0-9])*)";
  private static final String POINT = "(?:" + DIGITS + "\\.|" + DIGITS + "?\\.[0-9](?:_?[0-9])*)";
  private static final Pattern INTEGER = Pattern.compile("[+-]?" + DIGITS);
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:" + POINT + "|(?:" + POINT + "|" + DIGITS + ")[eE][+-]?" + DIGITS + ")");

  private OverridePrimitive() {}

  static JsonNode typed(String text) {
    if (INTEGER.matcher(text).matches()) {
      return NODES.numberNode(new BigInteger(plain(text)));
    }
    if (NUMBER.matcher(text).matches()) {
      return NODES.numberNode(Double.parseDouble(plain(text)));
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "null" -> NODES.nullNode();
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      case "inf", "+inf" -> NODES.numberNode(Double.POSITIVE_INFINITY);
      case "-inf" -> NODES.numberNode(Double.NEGATIVE_INFINITY);
      case "nan", "+nan", "-nan" -> NODES.numberNode(Double.NaN);
      default -> NODES.textNode(text);
    };
  }

  private static String plain(String digits) {
    return digits.replace("_", "");
  }
}
