package wellspring.agents.outside;

/** A program outside has not answered an order in time, or has answered that it cannot. */
public final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what the program did, a clause with its verb
   */
  public NoAnswerException(String message) {
    super(message);
  }
}
