package wellspring.model.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Map;

/**
 * What went wrong with a file, in words for people: what could not be done, with which file, why,
 * and the remedy. Java's own messages are often the path alone, or nothing at all.
 *
 * <p>The only place that makes {@link UncheckedIOException}s, and that asks an {@link IOException}
 * for its message; an architecture test sees to it.
 */
public final class FileFault {
  private static final String FULL = "No space left on device";
  private static final String QUOTA = "Disk quota exceeded";
  private static final String READ_ONLY = "Read-only file system";

  /** What the system says, as Linux and macOS word it, and what that means. */
  private static final Map<String, String> SYSTEM =
      Map.of(
          FULL,
          "the disk is full: free space on it",
          QUOTA,
          "your quota of the disk is used up: free space",
          READ_ONLY,
          "the disk can only be read: mount it for writing, or name another folder",
          "Permission denied",
          "permission is denied: ask the owner of the file for it",
          "Too many open files",
          "too many files are open: raise the limit (ulimit -n)",
          "Input/output error",
          "the disk fails to read or write: look at its health",
          "File name too long",
          "the name is too long: take a shorter one",
          "Stale file handle",
          "the file server has lost the file: mount its folder again",
          "Is a directory",
          "it is a folder: name a file",
          "Not a directory",
          "a folder on the way to it is a file: name another place");

  private FileFault() {}

  /**
   * What is thrown where a file cannot be worked with.
   *
   * @param verb what could not be done, such as {@code write}
   * @param file the file, or what stands for it
   */
  public static UncheckedIOException cannot(String verb, Object file, IOException cause) {
    return new UncheckedIOException(
        "cannot %s %s: %s".formatted(verb, file, why(cause, file.toString())), cause);
  }

  /**
   * What is thrown where more is to be said than that a file cannot be worked with.
   *
   * @param sentence all that is to be said
   */
  public static UncheckedIOException saying(String sentence, IOException cause) {
    return new UncheckedIOException(sentence, cause);
  }

  /** Why it failed, and the remedy; with the file's name where it is known. */
  public static String why(IOException error) {
    return why(error, "");
  }

  /** What to tell people of any error: of files as {@link #why(IOException)}. */
  public static String reason(Throwable error) {
    if (error instanceof UncheckedIOException wrapped) {
      String said = wrapped.getMessage();
      boolean bare = said == null || said.equals(String.valueOf(wrapped.getCause()));
      return bare ? why(wrapped.getCause()) : said;
    } else if (error instanceof IOException failure) {
      return why(failure);
    }
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }

  /** Whether a file could not be written because there is no room left, or none for this user. */
  public static boolean isOfSpace(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      String said = String.valueOf(each.getMessage());
      if (said.contains(FULL) || said.contains(QUOTA)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param named the file that the sentence has named already
   */
  private static String why(IOException error, String named) {
    if (error instanceof FileSystemException failure) {
      String file = failure.getFile() == null ? "" : failure.getFile();
      String where = file.isEmpty() || file.equals(named) ? "" : " (" + file + ")";
      return words(failure) + where;
    } else if (error instanceof CharacterCodingException) {
      return "it is not text in UTF-8: convert it, or name another file";
    } else if (error instanceof EOFException) {
      return "it ends too early: restore it";
    } else if (error instanceof ClosedChannelException) {
      return "it was closed meanwhile";
    }
    String said = error.getMessage();
    return said == null ? error.toString() : meant(said);
  }

  private static String words(FileSystemException error) {
    if (error instanceof NoSuchFileException) {
      return "there is no such file or folder (any more): look whether it was moved or deleted";
    } else if (error instanceof AccessDeniedException) {
      return SYSTEM.get("Permission denied");
    } else if (error instanceof FileAlreadyExistsException) {
      return "there is something of this name already: move it away";
    } else if (error instanceof NotDirectoryException) {
      return "it is no folder: name one";
    } else if (error instanceof DirectoryNotEmptyException) {
      return "it is not empty: another program has written into it";
    }
    String reason = error.getReason();
    return reason == null
        ? error
            .getClass()
            .getSimpleName()
            .replaceAll("([A-Z])", " $1")
            .strip()
            .toLowerCase(Locale.ROOT)
        : meant(reason);
  }

  private static String meant(String said) {
    return SYSTEM.entrySet().stream()
        .filter(known -> said.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> said.lines().findFirst().orElse(""));
  }
}
