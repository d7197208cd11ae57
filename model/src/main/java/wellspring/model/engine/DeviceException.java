package wellspring.model.engine;

/** A device that is not there or cannot do what was asked; the message says why and what to do. */
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DeviceException(String message) {
    super(message);
  }

  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
