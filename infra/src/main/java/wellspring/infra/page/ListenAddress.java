package wellspring.infra.page;

import java.net.InetAddress;
import java.util.List;

/**
 * The address that a server listens on.
 *
 * @param address of this machine
 * @param port which one, or 0 for any that is free
 * @param orNext whether one of the next will do where it is in use
 * @param hosts the names under which it may be asked beside those of its address
 */
public record ListenAddress(InetAddress address, int port, boolean orNext, List<String> hosts) {
  public static final int PORT_DEFAULT = 7340;
  public static final int PORT_MAX = 65_535;

  public ListenAddress {
    hosts = List.copyOf(hosts);
  }

  /** On this machine alone, at the usual port. */
  public static ListenAddress byDefault() {
    return new ListenAddress(InetAddress.getLoopbackAddress(), PORT_DEFAULT, true, List.of());
  }

  /** At a port, and at no other. */
  public static ListenAddress at(InetAddress address, int port) {
    return new ListenAddress(address, port, false, List.of());
  }
}
