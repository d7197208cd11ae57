package wellspring.infra.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import wellspring.infra.shelf.Note;

/** Takes the note that somebody writes on a run or a sweep. */
final class NoteHandler implements HttpHandler {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int BYTES_MAX = 64 << 10;

  private final Path folder;

  NoteHandler(Path folder) {
    this.folder = folder;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    answer(exchange).send(exchange);
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return Answer.error(405, "Notes are written with POST");
    }
    byte[] json = exchange.getRequestBody().readNBytes(BYTES_MAX + 1);
    if (json.length > BYTES_MAX) {
      return Answer.error(413, "That is too long for a note");
    }
    try {
      JsonNode note = MAPPER.readTree(json).path("note");
      if (!note.isTextual()) {
        return Answer.error(400, "'note' is missing: it must be a text");
      }
      Note.write(folder, note.asText());
      return Answer.json(200, Map.of("note", Note.read(folder)));
    } catch (JsonProcessingException e) {
      return Answer.error(400, "That is no JSON");
    } catch (IllegalArgumentException e) {
      return Answer.error(400, e.getMessage());
    } catch (UncheckedIOException e) {
      return Answer.error(500, "The note was not kept: " + e.getMessage());
    }
  }
}
