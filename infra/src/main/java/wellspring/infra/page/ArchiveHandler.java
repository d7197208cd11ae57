package wellspring.infra.page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wellspring.agents.scenario.ScenarioException;
import wellspring.infra.archive.RunArchive;
import wellspring.infra.archive.RunEntry;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;

/**
 * Answers at the addresses of the page of stored runs: {@code /} is the list, {@code /api/runs}
 * what it lists, and below {@code /run/ID/} lies what the page of a run under way has at its root.
 */
final class ArchiveHandler implements HttpHandler {
  private static final Pattern OF_A_RUN = Pattern.compile("/run/([^/]+)(/.*)");

  private final RunArchive shelf;
  private final BiFunction<String, RunDirectory, StoredRun> runs;
  private final EventStreams streams;
  private final DocumentQueries readings;
  private final FilesHandler files = new FilesHandler("runs.html");

  /**
   * @param runs opens a run that has this id, or hands out the one that is open
   */
  ArchiveHandler(
      RunArchive shelf,
      BiFunction<String, RunDirectory, StoredRun> runs,
      EventStreams streams,
      DocumentQueries readings) {
    this.shelf = shelf;
    this.runs = runs;
    this.streams = streams;
    this.readings = readings;
  }

  /** Where the page of a run is. */
  static String path(String id) {
    return "/run/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20") + "/";
  }

  /** What the list is told; the components are the message's keys. */
  private record RunListing(List<String> folders, List<Card> runs) {}

  private record Card(String id, @JsonUnwrapped RunEntry entry) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Matcher run = OF_A_RUN.matcher(path);
    if (run.matches()) {
      ofRun(exchange, run.group(1), run.group(2));
    } else if (path.equals("/api/runs")) {
      list().send(exchange);
    } else {
      files.handle(exchange);
    }
  }

  private HttpReply list() {
    return HttpReply.json(
        200,
        new RunListing(
            shelf.folders().stream().map(Path::toString).toList(),
            shelf.items().stream().map(item -> new Card(item.id(), item.entry())).toList()));
  }

  private void ofRun(HttpExchange exchange, String id, String asked) throws IOException {
    Optional<Path> folder = shelf.find(id);
    if (folder.isEmpty()) {
      HttpReply.error(404, "There is no such run: it was moved or deleted").send(exchange);
      return;
    }
    try {
      handler(id, folder.get(), asked).handle(exchange);
    } catch (RunException | ScenarioException e) {
      HttpReply.error(404, e.getMessage()).send(exchange);
    }
  }

  private HttpHandler handler(String id, Path folder, String asked) {
    return switch (asked) {
      case "/" -> exchange -> files.send("index.html", exchange);
      case "/report" -> new ReportHandler(() -> Optional.of(folder.resolve("report.html")));
      case "/api/note" -> new NoteHandler(folder);
      case "/api/curves" -> new CurvesHandler(RunDirectory.open(folder), readings);
      case "/events" -> {
        StoredRun run = runs.apply(id, RunDirectory.open(folder));
        yield new EventsHandler(run.feed(), streams, () -> id);
      }
      case DocumentHandler.DOCUMENTS, DocumentHandler.DISTRIBUTIONS -> {
        StoredRun run = runs.apply(id, RunDirectory.open(folder));
        yield new DocumentHandler(run.live()::documents, readings);
      }
      default -> exchange -> HttpReply.error(404, "There is no such page").send(exchange);
    };
  }
}
