package wellspring.infra.page;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may ask what. Anybody who reaches the server may look. Who steers needs the token; what a
 * browser asks on behalf of another site is refused; and a server on loopback answers only to its
 * own names, so that no foreign name can be led to it (DNS rebinding).
 */
final class Guard extends Filter {
  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  private final InetSocketAddress address;
  private final Token token;

  /**
   * @param address where the server listens
   */
  Guard(InetSocketAddress address, Token token) {
    this.address = address;
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
      Optional<Answer> refusal =
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
  Optional<Answer> refusal(String method, Headers headers) {
    List<String> hosts = headers.getOrDefault("Host", List.of());
    if (hosts.size() != 1 || !isOwn(hosts.get(0))) {
      return refuse(421, "This server goes by another name: open the address that it printed");
    }
    String origin = headers.getFirst("Origin");
    if (origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(hosts.get(0))) {
      return refuse(403, "Another site may not ask this");
    }
    if (!READING.contains(method) && !method.equals("POST")) {
      return refuse(405, "There is nothing to " + method.toUpperCase(Locale.ROOT));
    }
    if (method.equals("POST") && !token.isIn(headers.getFirst("Authorization"))) {
      return refuse(401, "Changing anything takes the token: open the address that was printed");
    }
    return Optional.empty();
  }

  /** The server matches the beginnings of paths; only {@code /} has anything below it. */
  private static Optional<Answer> elsewhere(HttpExchange exchange) {
    String served = exchange.getHttpContext().getPath();
    boolean there = served.equals("/") || served.equals(exchange.getRequestURI().getPath());
    return there ? Optional.empty() : refuse(404, "There is no such page");
  }

  private boolean isOwn(String host) {
    if (!address.getAddress().isLoopbackAddress()) {
      return true;
    }
    String numbers = address.getAddress().getHostAddress();
    return List.of("localhost", "127.0.0.1", "[::1]", numbers, "[" + numbers + "]").stream()
        .anyMatch(name -> host.equalsIgnoreCase(name + ":" + address.getPort()));
  }

  private static Optional<Answer> refuse(int status, String message) {
    return Optional.of(Answer.error(status, message));
  }
}
