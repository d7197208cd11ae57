package wellspring.infra.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import wellspring.dashboards.page.PageJson;

/** What a request is answered with. */
final class HttpReply {
  /** The length of a body that is not there. */
  static final int NOTHING = -1;

  private final int status;
  private final String type;
  private final byte[] body;

  /**
   * @param status of HTTP
   * @param type of the body, which is text
   * @param body may be empty; not copied
   */
  HttpReply(int status, String type, byte[] body) {
    this.status = status;
    this.type = type;
    this.body = body;
  }

  static HttpReply json(int status, Object value) {
    return ofJson(status, PageJson.of(value).getBytes(StandardCharsets.UTF_8));
  }

  static HttpReply ofJson(int status, byte[] json) {
    return new HttpReply(status, "application/json", json);
  }

  /** A refusal, in words for people. */
  static HttpReply error(int status, String message) {
    return json(status, Map.of("error", message));
  }

  /** Sends it; to a {@code HEAD} only what stands above the body. */
  void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    if (!exchange.getResponseHeaders().containsKey("Cache-Control")) {
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
    }
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? NOTHING : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
