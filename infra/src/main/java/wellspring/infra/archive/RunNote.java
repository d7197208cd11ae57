package wellspring.infra.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import wellspring.infra.run.RunDirectory;
import wellspring.model.file.FileFault;

/** A note of a person on a run or a sweep, kept in its folder. */
public final class RunNote {
  /** More characters than this are refused. */
  public static final int LENGTH_MAX = 2_000;

  private static final String NAME = "note.txt";
  private static final long BYTES_MAX = 4L * LENGTH_MAX;

  private RunNote() {}

  /** The note of a folder; empty if there is none, or none that can be read. */
  public static String read(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= BYTES_MAX
          ? Files.readString(file).strip()
          : "";
    } catch (MalformedInputException e) {
      return "";
    } catch (IOException e) {
      throw FileFault.cannot("read", file, e);
    }
  }

  /**
   * Writes the note of a folder; an empty one is taken away.
   *
   * @throws IllegalArgumentException if it is too long
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path folder, String text) {
    String note = text.strip();
    if (note.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "A note has at most %,d characters, and this one has %,d"
              .formatted(LENGTH_MAX, note.length()));
    }
    Path file = folder.resolve(NAME);
    try {
      if (note.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        RunDirectory.write(file, note + "\n");
      }
    } catch (IOException e) {
      throw FileFault.cannot("delete", file, e);
    }
  }
}
