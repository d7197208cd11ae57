package wellspring.infra.run;

/** A run cannot begin; the message names what is wrong and the remedy. */
public class RunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
