package wellspring.infra.page;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;
import wellspring.model.thread.DaemonThreads;

/** The HTTP server of a run: the page, what the page asks, and the metrics, all on one port. */
final class PageServer implements AutoCloseable {
  private static final int PORTS_TRIED = 51;
  private static final int WAITING_MAX = 64;

  static {
    // The server reads them once. Small answers shall not wait for each other, nor it for a
    // request that never ends.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
  }

  private final HttpServer server;
  private final ListenAddress wish;
  private final AccessFilter guard;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("page"));

  private PageServer(HttpServer server, ListenAddress wish, SteeringToken token) {
    this.server = server;
    this.wish = wish;
    this.guard = new AccessFilter(server.getAddress(), wish.hosts(), token);
    server.setExecutor(threads);
  }

  /**
   * Takes a port: the one that is wished, or the next that is free. Answers nothing before {@link
   * #start}.
   *
   * @throws RunException if that cannot be
   */
  static PageServer bind(ListenAddress wish, SteeringToken token) {
    requireOwn(wish.address());
    int tried = wish.orNext() ? PORTS_TRIED : 1;
    int last = Math.min(wish.port() + tried - 1, ListenAddress.PORT_MAX);
    for (int port = wish.port(); port <= last; port++) {
      Optional<HttpServer> bound = tryBind(wish.address(), port);
      if (bound.isPresent()) {
        return new PageServer(bound.get(), wish, token);
      }
    }
    throw new RunException(
        wish.orNext()
            ? "port %d is in use, and so are the next ones up to %d: name another with --port"
                .formatted(wish.port(), last)
            : "--port %d is in use: name another port, or 0 for any, or leave --port out for the next free one"
                .formatted(wish.port()));
  }

  private static Optional<HttpServer> tryBind(InetAddress address, int port) {
    try {
      return Optional.of(HttpServer.create(new InetSocketAddress(address, port), WAITING_MAX));
    } catch (BindException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new RunException(
          "--port %d cannot be used (%s): name another port".formatted(port, FileFault.why(e)), e);
    }
  }

  private static void requireOwn(InetAddress address) {
    try {
      if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
        throw new RunException(
            "--bind %s is not an address of this machine: name one, or 0.0.0.0 for all"
                .formatted(address.getHostAddress()));
      }
    } catch (SocketException e) {
      throw new RunException(
          "--bind %s cannot be used: %s".formatted(address.getHostAddress(), FileFault.why(e)), e);
    }
  }

  /** Answers at a path and at all below it, once the guard has let a request pass. */
  void serve(String path, HttpHandler handler) {
    HttpContext context = server.createContext(path, handler);
    context.getFilters().add(guard);
  }

  void start() {
    server.start();
  }

  /**
   * What a browser calls this server. Never {@code localhost}: that may be another address with the
   * same port, at which somebody else could wait for the token.
   */
  String url() {
    InetAddress address = server.getAddress().getAddress();
    String number = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return "http://" + (number.contains(":") ? "[" + number + "]" : number) + ":" + port();
  }

  /** What Prometheus calls this server, as HOST:PORT. */
  String target() {
    return wish.hosts().stream()
        .findFirst()
        .map(host -> host + ":" + port())
        .orElseGet(() -> url().substring("http://".length()));
  }

  int port() {
    return server.getAddress().getPort();
  }

  /**
   * What else is to be said of the address: that it is not the usual one, or who can see it.
   *
   * @param openToOthers what to say if others than this machine can see it
   */
  Optional<String> remark(String openToOthers) {
    if (!wish.address().isLoopbackAddress()) {
      return Optional.of(openToOthers);
    }
    return wish.port() != 0 && wish.port() != port()
        ? Optional.of("port %d is in use".formatted(wish.port()))
        : Optional.empty();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
