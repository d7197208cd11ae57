package wellspring.infra.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import wellspring.dashboards.page.PageFiles;
import wellspring.model.file.FileFault;
import wellspring.model.hash.Sha256;

/** Serves the files that the page is made of. A browser asks again, but is sent no file twice. */
final class FilesHandler implements HttpHandler {
  private static final String FOLDER = "/assets/";

  /** What browsers ask for whatever a page says. */
  private static final String ICON = "/favicon.ico";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "css", "text/css",
          "js", "text/javascript",
          "svg", "image/svg+xml");

  private final String start;

  /** Those that were asked for; there are only a handful. */
  private final Map<String, Served> files = new ConcurrentHashMap<>();

  private static final class Served {
    private final String type;
    private final byte[] plain;
    private final byte[] packed;
    private final String tag;

    Served(String name, byte[] content) {
      type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      plain = content;
      packed = pack(content);
      tag = "W/\"" + Sha256.hex(content) + "\"";
    }

    private static byte[] pack(byte[] content) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(content);
      } catch (IOException e) {
        throw FileFault.cannot("write", "into memory", e);
      }
      return packed.toByteArray();
    }
  }

  /**
   * @param start the page at the server's own address
   */
  FilesHandler(String start) {
    this.start = start;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals(ICON)) {
      new HttpReply(204, "image/svg+xml", new byte[0]).send(exchange);
      return;
    }
    Optional<String> name = name(exchange.getRequestURI().getPath());
    if (name.isEmpty()) {
      HttpReply.error(404, "There is no such page").send(exchange);
      return;
    }
    send(name.get(), exchange);
  }

  /** Sends a file, whatever it was asked for by. */
  void send(String name, HttpExchange exchange) throws IOException {
    Optional<Served> file = find(name);
    if (file.isEmpty()) {
      HttpReply.error(404, "There is no such page").send(exchange);
      return;
    }
    send(file.get(), exchange);
  }

  private Optional<String> name(String path) {
    if (path.equals("/")) {
      return Optional.of(start);
    }
    return path.startsWith(FOLDER)
        ? Optional.of(path.substring(FOLDER.length()))
        : Optional.empty();
  }

  /** Does not remember what is not there: anybody can ask for anything. */
  private Optional<Served> find(String name) {
    Optional<Served> known = Optional.ofNullable(files.get(name));
    if (known.isPresent()) {
      return known;
    }
    Optional<Served> read = PageFiles.read(name).map(content -> new Served(name, content));
    read.ifPresent(file -> files.put(name, file));
    return read;
  }

  private static void send(Served file, HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", file.tag);
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (file.tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      new HttpReply(304, file.type, new byte[0]).send(exchange);
    } else if (accepted != null && accepted.contains("gzip")) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      new HttpReply(200, file.type, file.packed).send(exchange);
    } else {
      new HttpReply(200, file.type, file.plain).send(exchange);
    }
  }
}
