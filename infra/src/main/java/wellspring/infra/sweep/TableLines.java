package wellspring.infra.sweep;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The complete lines of a file that grows, and where each ends; a half-written one is no line. */
final class TableLines implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private long end;
  private long number;

  TableLines(Path file) throws IOException {
    this.in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
  }

  /** The next line without its end; empty if there is no other complete one. */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int bytes = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      bytes++;
      if (b == '\n') {
        end += bytes;
        number++;
        return Optional.of(line.toString(StandardCharsets.UTF_8));
      }
      line.write(b);
    }
    return Optional.empty();
  }

  /** The offset behind the last line that was read. */
  long end() {
    return end;
  }

  /** Which line was read last, from 1. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
