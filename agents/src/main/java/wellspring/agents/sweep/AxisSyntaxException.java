package wellspring.agents.sweep;

/** An axis that is not written as the grammar wants; the message says how to write it. */
final class AxisSyntaxException extends Exception {
  private static final long serialVersionUID = 1;

  AxisSyntaxException(String message) {
    super(message);
  }
}
