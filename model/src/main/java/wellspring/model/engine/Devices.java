package wellspring.model.engine;

/** The devices of a process. */
public final class Devices implements AutoCloseable {
  private Devices() {}

  /**
   * Opens devices; the engine itself is loaded at the first use of one.
   *
   * @param choice {@code auto}, {@code cpu}, {@code gpu} for all GPUs, or {@code gpu:N} for one
   * @throws DeviceException if the choice cannot be met; the message says why and what to do
   */
  public static Devices open(String choice) {
    return new Devices();
  }

  @Override
  public void close() {}
}
