package wellspring.agents.log;

/** The log answers, but does not have what was written to it any more. */
public class DamagedLogException extends LogException {
  private static final long serialVersionUID = 1;

  public DamagedLogException(String message) {
    super(message);
  }

  public DamagedLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
