package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;

/** Brings numbers into forms that a JSON validator judges rightly. */
final class Numbers {
  private Numbers() {}

  /**
   * Makes NaN and infinity, which JSON lacks, text, so that they are of the wrong type wherever a
   * number belongs; and makes whole numbers with a point integers, which are compared exactly. Thus
   * -0.0 becomes 0: equal numbers make equal records.
   */
  static void normalize(ObjectNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue() instanceof ObjectNode child) {
        normalize(child);
      } else if (field.getValue().isDouble()) {
        field.setValue(normalized(field.getValue()));
      }
    }
  }

  private static JsonNode normalized(JsonNode number) {
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return TextNode.valueOf(number.asText());
    }
    return value == StrictMath.rint(value)
        ? BigIntegerNode.valueOf(new BigDecimal(value).toBigIntegerExact())
        : number;
  }
}
