package wellspring.agents.steering;

/** A run cannot be steered like that; the message says why, and what can be done. */
public final class SteeringException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SteeringException(String message) {
    super(message);
  }
}
