package wellspring.infra.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import wellspring.infra.archive.RunNote;
import wellspring.model.file.FileFault;

/** Stores the note that a person writes on a run or a sweep. */
final class NoteHandler implements HttpHandler {
  private static final PostedJson NOTE =
      new PostedJson("Notes are written with POST", 64 << 10, "That is too long for a note");

  private final Path folder;

  NoteHandler(Path folder) {
    this.folder = folder;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    NOTE.answer(exchange, this::keep).send(exchange);
  }

  private HttpReply keep(JsonNode message) {
    JsonNode note = message.path("note");
    if (!note.isTextual()) {
      return HttpReply.error(400, "'note' is missing: it must be a text");
    }
    try {
      RunNote.write(folder, note.asText());
      return HttpReply.json(200, Map.of("note", RunNote.read(folder)));
    } catch (IllegalArgumentException e) {
      return HttpReply.error(400, e.getMessage());
    } catch (UncheckedIOException e) {
      return HttpReply.error(500, "The note was not kept: " + FileFault.reason(e));
    }
  }
}
