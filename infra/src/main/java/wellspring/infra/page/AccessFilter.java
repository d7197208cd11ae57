package wellspring.infra.page;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which requests are allowed. Everyone who reaches the server may look. Steering needs the
 * token; what a browser asks on behalf of another site is refused; and a server answers only to its
 * own names, so that no foreign name can be led to it (DNS rebinding). An address in numbers is no
 * name: what a browser asks of one, it got from nobody's DNS.
 */
final class AccessFilter extends Filter {
  private static final Logger log = LoggerFactory.getLogger(AccessFilter.class);

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*]|[^:]*)(?::(\\d{1,5}))?");
  private static final Pattern NUMBERS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]");

  private final InetSocketAddress address;
  private final Set<String> names;
  private final SteeringToken token;

  /**
   * @param address where the server listens
   * @param hosts the names that it has beside those of its address
   */
  AccessFilter(InetSocketAddress address, List<String> hosts, SteeringToken token) {
    this.address = address;
    this.names = names(address.getAddress(), hosts);
    this.token = token;
  }

  @Override
  public String description() {
    return "Refuses what must not be asked";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    try {
      Optional<HttpReply> refusal =
          refusal(exchange.getRequestMethod(), exchange.getRequestHeaders())
              .or(() -> elsewhere(exchange));
      if (refusal.isPresent()) {
        refusal.get().send(exchange);
      } else {
        chain.doFilter(exchange);
      }
    } catch (RuntimeException e) {
      log.warn("cannot answer {}", exchange.getRequestURI(), e);
      exchange.close();
    }
  }

  /** Why a request is refused; empty if it is not. */
  Optional<HttpReply> refusal(String method, Headers headers) {
    List<String> hosts = headers.getOrDefault("Host", List.of());
    if (hosts.size() != 1 || !isOwn(hosts.get(0))) {
      return refuse(
          421,
          "This server does not answer to this name: open the address that it printed, or start it"
              + " with --host and this name");
    }
    String origin = headers.getFirst("Origin");
    if (origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(hosts.get(0))) {
      return refuse(403, "Requests from other sites are not allowed");
    }
    if (!READING.contains(method) && !method.equals("POST")) {
      return refuse(405, "There is nothing to " + method.toUpperCase(Locale.ROOT));
    }
    if (method.equals("POST") && !token.isIn(headers.getFirst("Authorization"))) {
      return refuse(401, "Changes need the token: open the address that was printed");
    }
    return Optional.empty();
  }

  /** The server matches the beginnings of paths; only {@code /} has anything below it. */
  private static Optional<HttpReply> elsewhere(HttpExchange exchange) {
    String served = exchange.getHttpContext().getPath();
    boolean there = served.equals("/") || served.equals(exchange.getRequestURI().getPath());
    return there ? Optional.empty() : refuse(404, "There is no such page");
  }

  private static Set<String> names(InetAddress address, List<String> hosts) {
    Set<String> names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    names.add(address.getHostAddress());
    names.add("[" + address.getHostAddress() + "]");
    hosts.forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
    return Set.copyOf(names);
  }

  private boolean isOwn(String header) {
    Matcher host = HOST.matcher(header.toLowerCase(Locale.ROOT));
    if (!host.matches()) {
      return false;
    }
    String name = host.group(1);
    if (!address.getAddress().isLoopbackAddress()) {
      return names.contains(name) || NUMBERS.matcher(name).matches();
    }
    return names.contains(name) && Integer.toString(address.getPort()).equals(host.group(2));
  }

  private static Optional<HttpReply> refuse(int status, String message) {
    return Optional.of(HttpReply.error(status, message));
  }
}
