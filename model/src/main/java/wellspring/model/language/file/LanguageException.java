package wellspring.model.language.file;

import java.nio.file.Path;

/**
 * A text that no language can be made of: the message says where, what is wrong, and the remedy.
 */
public class LanguageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LanguageException(Path file, String problem) {
    super(file + ": " + problem);
  }

  LanguageException(Path file, String place, String problem) {
    super(file + ", " + place + ": " + problem);
  }

  LanguageException(Path file, long line, String problem) {
    this(file, "line " + line, problem);
  }

  public LanguageException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
