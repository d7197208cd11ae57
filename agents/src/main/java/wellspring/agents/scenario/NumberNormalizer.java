package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/** Brings numbers into forms that a JSON validator judges rightly. */
final class NumberNormalizer {
  private NumberNormalizer() {}

  /**
   * Makes whole numbers with a point integers, which are compared exactly. Thus -0.0 becomes 0:
   * equal numbers make equal records.
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
    return value == StrictMath.rint(value)
        ? BigIntegerNode.valueOf(new BigDecimal(value).toBigIntegerExact())
        : number;
  }
}
