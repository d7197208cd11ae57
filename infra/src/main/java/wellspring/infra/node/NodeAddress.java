package wellspring.infra.node;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wellspring.infra.run.RunException;

/**
 * Where a node can be reached.
 *
 * @param port 0 for any that is free
 */
public record NodeAddress(String host, int port) {
  private static final Pattern FORM = Pattern.compile("([^\\s:]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");
  private static final int PORT_MAX = 65_535;

  /**
   * What people type.
   *
   * @param option where they typed it
   * @throws RunException if it is no address
   */
  public static NodeAddress parse(String option, String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > PORT_MAX) {
      throw new RunException(
          "%s %s is no address of a node: give HOST:PORT, for example 10.0.0.1:2551"
              .formatted(option, text));
    }
    return new NodeAddress(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
