package wellspring.infra.kafka;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the embedded broker says, in a file and, of its last lines, in memory: a broker that dies of
 * a full disk can no longer write why into a file on that disk.
 */
final class BrokerLog implements AutoCloseable {
  private static final int LINES_KEPT = 30;

  /** What commonly ends a broker, in the words of the system or the JVM. */
  private static final List<String> CAUSES =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "Read-only file system",
          "Too many open files",
          "Input/output error",
          "Permission denied",
          "OutOfMemoryError");

  private final Path file;
  private final Writer writer;
  private final Deque<String> last = new ArrayDeque<>();
  private String cause = "";

  /** Appends to a file, so that what an earlier broker said stays there. */
  BrokerLog(Path file) throws IOException {
    this.file = file;
    this.writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  synchronized void add(String line) {
    if (last.size() == LINES_KEPT) {
      last.removeFirst();
    }
    last.addLast(line);
    if (cause.isEmpty()) {
      cause = CAUSES.stream().filter(line::contains).findFirst().orElse("");
    }
    try {
      writer.write(line);
      writer.write('\n');
      writer.flush();
    } catch (IOException e) {
      // The lines in memory serve those who ask; there is nowhere else to write to.
    }
  }

  /** Why the broker ended, as far as it said. */
  synchronized String cause(int exitStatus) {
    return cause.isEmpty() ? "it ended with status " + exitStatus : cause;
  }

  /** The same, and where more stands. */
  String reason(int exitStatus) {
    return cause(exitStatus) + " (see " + file + ")";
  }

  /** The last lines, or a word that there are none. */
  synchronized String lastWords() {
    return last.isEmpty() ? "it said nothing" : "it said:\n" + String.join("\n", last);
  }

  synchronized boolean mentions(String words) {
    return last.stream().anyMatch(line -> line.contains(words));
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      // As above: what could not be written stays in memory.
    }
  }
}
