package wellspring.infra.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Serves the report of a run once there is one. */
final class ReportHandler implements HttpHandler {
  private final Supplier<Optional<Path>> report;

  ReportHandler(Supplier<Optional<Path>> report) {
    this.report = report;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Optional<Path> file = report.get().filter(Files::isRegularFile);
    if (file.isEmpty()) {
      HttpReply.error(404, "The report is not written yet").send(exchange);
      return;
    }
    new HttpReply(200, "text/html", Files.readAllBytes(file.get())).send(exchange);
  }
}
