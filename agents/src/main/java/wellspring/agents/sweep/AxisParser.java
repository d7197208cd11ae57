package wellspring.agents.sweep;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wellspring.agents.scenario.PlainScalar;

/** Tells axes from ordinary overrides, and reads them. The package's comment gives the grammar. */
final class AxisParser {
  private static final String KEY = "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*";
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(\\+{0,2})(" + KEY + "(?:\\+" + KEY + ")*)=(.*)", Pattern.DOTALL);
  private static final String SEED = "seed";

  private AxisParser() {}

  /**
   * The axis that an argument describes; empty if it is an ordinary override, or none at all.
   *
   * @throws AxisSyntaxException if it is an axis that cannot be read
   */
  static Optional<Axis> parse(String argument) throws AxisSyntaxException {
    Matcher matcher = ASSIGNMENT.matcher(argument);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> keys = List.of(matcher.group(2).split("\\+"));
    List<String> values = AxisValues.parse(matcher.group(3));
    boolean sweeps =
        values.size() > 1 || AxisValues.isFunction(matcher.group(3)) || keys.size() > 1;
    if (!sweeps) {
      return Optional.empty();
    }
    check(keys, values);
    return Optional.of(new Axis(matcher.group(1), keys, values));
  }

  private static void check(List<String> keys, List<String> values) throws AxisSyntaxException {
    if (keys.contains(SEED)) {
      throw new AxisSyntaxException(
          "sweeps over seed; use --replicas instead: each replica has its own seed");
    }
    if (values.stream().anyMatch(value -> value.contains("\n") || value.contains("\r"))) {
      throw new AxisSyntaxException("has a line break in a value; write it without");
    }
    requireDistinct("key", keys);
    requireDistinct("value", values);
    for (String value : values) {
      requireFitting(keys, value);
    }
  }

  private static void requireFitting(List<String> keys, String value) throws AxisSyntaxException {
    if (!AxisTuple.is(value)) {
      return;
    }
    List<String> parts = AxisTuple.parts(value);
    if (parts.size() != keys.size()) {
      throw new AxisSyntaxException(
          "gives %s the tuple %s, which has %d value%s; write one with %d, or a value without ( )"
              .formatted(
                  String.join(" and ", keys),
                  value,
                  parts.size(),
                  parts.size() == 1 ? "" : "s",
                  keys.size()));
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).isEmpty()) {
        throw new AxisSyntaxException(
            "gives %s nothing in the tuple %s; write '' for no text".formatted(keys.get(i), value));
      }
    }
  }

  private static void requireDistinct(String what, List<String> texts) throws AxisSyntaxException {
    Map<Object, String> seen = new HashMap<>();
    for (String text : texts) {
      String first = seen.putIfAbsent(canonical(text), text);
      if (first != null) {
        throw new AxisSyntaxException(
            "has the %s %s twice; leave one out"
                .formatted(
                    what, first.equals(text) ? text : first + ", also written " + text + ","));
      }
    }
  }

  /** Equal numbers are equal however they are written. */
  private static Object canonical(String text) {
    return PlainScalar.number(text).<Object>map(BigDecimal::stripTrailingZeros).orElse(text);
  }
}
