package wellspring.infra.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine's own Prometheus, which scrapes one address every second. */
final class PrometheusServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private PrometheusServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Skips the test where there is no Prometheus. */
  static void assumeThere() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/prometheus")),
        "there is no Prometheus: install it with apt-get install prometheus");
  }

  /**
   * Starts it.
   *
   * @param folder where it may write
   * @param target the address that it scrapes, as HOST:PORT
   */
  static PrometheusServer start(Path folder, String target) throws IOException {
    Path config = folder.resolve("prometheus.yaml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s}
        scrape_configs:
          - job_name: wellspring
            static_configs: [{targets: ["%s"]}]
        """
            .formatted(target));
    int port = freePort();
    Process process =
        new ProcessBuilder(
                "/usr/bin/prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("series"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=error")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new PrometheusServer(process, port);
  }

  /** Whether it answers by now. */
  boolean ready() {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** How many series a query answers with now. */
  int series(String query) throws IOException {
    return data("/api/v1/query?query=" + encoded(query)).path("result").size();
  }

  /** The values of a label, among the series that a selector matches. */
  List<String> values(String label, String selector) throws IOException {
    JsonNode data = data("/api/v1/label/%s/values?match[]=%s".formatted(label, encoded(selector)));
    return JSON.convertValue(
        data, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private JsonNode data(String path) throws IOException {
    JsonNode answer = JSON.readTree(get(path).body());
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(path + " " + answer.path("error").asText());
    }
    return answer.path("data");
  }

  private HttpResponse<String> get(String path) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + path.replace("[]", "%5B%5D")))
              .build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
