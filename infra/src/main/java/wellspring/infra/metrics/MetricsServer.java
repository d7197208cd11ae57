package wellspring.infra.metrics;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import wellspring.infra.run.RunException;

/** Metrics for Prometheus, at {@code /metrics} on a loopback port. */
public final class MetricsServer implements AutoCloseable {
  private final HTTPServer server;

  /**
   * Serves metrics.
   *
   * @param port the port, or 0 for a free one
   * @throws RunException if the port is in use
   */
  public MetricsServer(int port, PrometheusRegistry registry) {
    this.server = serve(port, registry);
  }

  /** The port that is served. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.close();
  }

  private static HTTPServer serve(int port, PrometheusRegistry registry) {
    try {
      return HTTPServer.builder()
          .inetAddress(InetAddress.getLoopbackAddress())
          .port(port)
          .registry(registry)
          .buildAndStart();
    } catch (BindException e) {
      throw new RunException(
          "--metrics-port %d is in use: name another port, or 0 for a free one".formatted(port), e);
    } catch (IOException e) {
      throw new RunException(
          "cannot serve metrics on port %d: %s".formatted(port, e.getMessage()), e);
    }
  }
}
