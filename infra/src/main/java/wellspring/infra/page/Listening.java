package wellspring.infra.page;

import java.net.InetAddress;

/**
 * Where a server shall listen.
 *
 * @param address of this machine
 * @param port the first to try, or 0 for any that is free
 */
public record Listening(InetAddress address, int port) {
  public static final int PORT_DEFAULT = 7340;
  public static final int PORT_MAX = 65_535;

  /** On this machine alone, at the usual port. */
  public static Listening byDefault() {
    return new Listening(InetAddress.getLoopbackAddress(), PORT_DEFAULT);
  }
}
