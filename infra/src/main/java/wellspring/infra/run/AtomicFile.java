package wellspring.infra.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import wellspring.agents.crash.CrashPoint;

/** Files that appear whole or not at all: written beside their place and moved there. */
final class AtomicFile {
  private static final String BESIDE = ".partial";

  private AtomicFile() {}

  /** Where a file is written before it is moved to its place. */
  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + BESIDE);
  }

  static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file; one that is there already is replaced. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path beside = beside(file);
    try {
      Files.write(beside, bytes);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Moves what was written beside a file to its place. */
  static void move(Path beside, Path file) throws IOException {
    CrashPoint.FILE_WRITTEN.reached();
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    CrashPoint.FILE_MOVED.reached();
  }
}
