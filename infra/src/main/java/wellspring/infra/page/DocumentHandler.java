package wellspring.infra.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers what pages ask of documents: which words, whose, how spread. */
final class DocumentHandler implements HttpHandler {
  static final String DOCUMENTS = "/api/documents";
  static final String DISTRIBUTIONS = "/api/distributions";

  private final Supplier<Optional<DocumentIndex>> documents;
  private final DocumentQueries readings;

  /**
   * @param documents where documents are; none before the run has a log
   */
  DocumentHandler(Supplier<Optional<DocumentIndex>> documents, DocumentQueries readings) {
    this.documents = documents;
    this.readings = readings;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    answer(exchange.getRequestURI().getPath(), QueryParameters.of(exchange)).send(exchange);
  }

  private HttpReply answer(String path, Map<String, String> parameters) {
    String number = parameters.getOrDefault("round", "");
    if (!number.matches("\\d{1,6}")) {
      return HttpReply.error(400, "round must be a number");
    }
    int round = Integer.parseInt(number);
    Optional<DocumentIndex> open = documents.get().filter(index -> index.has(round));
    if (open.isEmpty()) {
      return HttpReply.error(404, "Round %d is not closed".formatted(round));
    }
    DocumentIndex index = open.get();
    if (path.endsWith(DISTRIBUTIONS)) {
      return readings.answer(path + "?" + round, () -> index.distributions(round));
    }
    String author = parameters.getOrDefault("model", "");
    return path.endsWith(DOCUMENTS) && index.has(author)
        ? readings.answer(path + "?" + round + "&" + author, () -> index.samples(author, round))
        : HttpReply.error(404, "There is no such author");
  }
}
