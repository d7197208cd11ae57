package wellspring.agents.scenario;

/** An override that is not written as the grammar wants; the message says how to write it. */
final class OverrideSyntaxException extends Exception {
  OverrideSyntaxException(String message) {
    super(message);
  }
}
