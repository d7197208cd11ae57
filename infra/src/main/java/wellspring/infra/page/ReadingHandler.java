package wellspring.infra.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers what pages ask of documents: which words, whose, how spread. */
final class ReadingHandler implements HttpHandler {
  static final String DOCUMENTS = "/api/documents";
  static final String DISTRIBUTIONS = "/api/distributions";

  private final Supplier<Optional<DocumentIndex>> documents;
  private final Readings readings;

  /**
   * @param documents where documents are; none before the run has a log
   */
  ReadingHandler(Supplier<Optional<DocumentIndex>> documents, Readings readings) {
    this.documents = documents;
    this.readings = readings;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    answer(exchange.getRequestURI().getPath(), Parameters.of(exchange)).send(exchange);
  }

  private Answer answer(String path, Map<String, String> parameters) {
    String number = parameters.getOrDefault("round", "");
    if (!number.matches("\\d{1,6}")) {
      return Answer.error(400, "round must be a number");
    }
    int round = Integer.parseInt(number);
    Optional<DocumentIndex> open = documents.get().filter(index -> index.has(round));
    if (open.isEmpty()) {
      return Answer.error(404, "Round %d is not closed".formatted(round));
    }
    DocumentIndex index = open.get();
    if (path.endsWith(DISTRIBUTIONS)) {
      return readings.answer(path + "?" + round, () -> index.distributions(round));
    }
    String author = parameters.getOrDefault("model", "");
    return path.endsWith(DOCUMENTS) && index.has(author)
        ? readings.answer(path + "?" + round + "&" + author, () -> index.samples(author, round))
        : Answer.error(404, "There is no such author");
  }
}
