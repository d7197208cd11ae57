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

  private final Supplier<Optional<Library>> library;
  private final Readings readings;

  /**
   * @param library has the documents; none before the run has a log
   */
  ReadingHandler(Supplier<Optional<Library>> library, Readings readings) {
    this.library = library;
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
    Optional<Library> open = library.get().filter(books -> books.has(round));
    if (open.isEmpty()) {
      return Answer.error(404, "Round %d is not closed".formatted(round));
    }
    Library books = open.get();
    if (path.equals(DISTRIBUTIONS)) {
      return readings.answer(path + "?" + round, () -> books.distributions(round));
    }
    String author = parameters.getOrDefault("model", "");
    return path.equals(DOCUMENTS) && books.has(author)
        ? readings.answer(path + "?" + round + "&" + author, () -> books.samples(author, round))
        : Answer.error(404, "There is no such author");
  }
}
