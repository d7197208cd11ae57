package wellspring.agents.sweep;

import java.util.List;

/** A value of an axis that gives each of several keys a part: {@code (10,0.5)}. */
final class AxisTuple {
  private AxisTuple() {}

  /** Whether a value is a tuple. */
  static boolean is(String value) {
    return value.startsWith("(") && value.endsWith(")");
  }

  /** Its parts; a value that is no tuple is one part. */
  static List<String> parts(String value) {
    if (!is(value)) {
      return List.of(value);
    }
    try {
      return new CommaSplitter(value.substring(1, value.length() - 1)).split();
    } catch (AxisSyntaxException e) {
      throw new IllegalArgumentException(value + " " + e.getMessage(), e);
    }
  }
}
