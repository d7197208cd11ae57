package wellspring.agents.event;

import java.util.List;

/** How long events can be as JSON, at most; to know it exactly takes as long as to write them. */
final class JsonBytes {
  /** More than all names of an event's fields and all its numbers take, lists aside. */
  private static final long FRAME = 1_000;

  /** Quotation marks and a comma. */
  private static final long MARKS = 3;

  /** A character as an escape, such as {@code \}{@code u0007}; nothing takes more. */
  private static final long ESCAPED = 6;

  /** A number with its comma. */
  private static final long NUMBER = 26;

  private JsonBytes() {}

  /** No event of this kind is longer, in bytes; any length where nobody knows. */
  static long max(Event event) {
    if (event instanceof DocumentWritten document) {
      return frame(event) + text(document.text()) + text(document.truth().parent());
    } else if (event instanceof CorpusCurated corpus) {
      return frame(event)
          + text(corpus.model())
          + ids(corpus.documents())
          + NUMBER * corpus.human().size();
    } else if (event instanceof ProbeWritten probe) {
      return frame(event) + probe.texts().stream().mapToLong(JsonBytes::text).sum();
    } else if (event instanceof ModelMeasured measured) {
      return frame(event) + text(measured.measure());
    } else {
      return Long.MAX_VALUE;
    }
  }

  private static long frame(Event event) {
    return FRAME + text(event.id()) + text(event.agent());
  }

  private static long text(String text) {
    return MARKS + ESCAPED * text.length();
  }

  /** There are many ids in a corpus, all of them plain. */
  private static long ids(List<String> ids) {
    long bytes = 0;
    for (String id : ids) {
      bytes += MARKS + id.length();
      for (int i = 0; i < id.length(); i++) {
        char character = id.charAt(i);
        if (character < ' ' || character > '~' || character == '"' || character == '\\') {
          bytes += ESCAPED - 1;
        }
      }
    }
    return bytes;
  }
}
