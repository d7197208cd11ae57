package wellspring.model.language.file;

import java.nio.file.Path;

/**
 * A file of data in which nothing has the field or column that is asked for. In a folder it is left
 * out: labels and descriptions lie beside text.
 */
final class NoTextException extends LanguageException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason why it is left out of a folder, in a few words
   */
  NoTextException(Path file, String place, String problem, String reason) {
    super(file, place, problem);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
