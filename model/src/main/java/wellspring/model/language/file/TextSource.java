package wellspring.model.language.file;

import java.nio.file.Path;

/**
 * Where documents are read from, and what counts as one.
 *
 * @param path a file or a folder: .txt, .md, .jsonl, .csv
 * @param split where one document of a .txt or .md file ends and the next begins
 * @param field the field of .jsonl, or the column of .csv, that holds the text
 * @param documentBytesMax the most bytes of UTF-8 that a document may have; what carries documents
 *     sets it, for example the greatest record of a log
 */
public record TextSource(Path path, Split split, String field, int documentBytesMax) {
  /** The field and column name where nobody chooses another. */
  public static final String FIELD = "text";

  public TextSource {
    if (field.isBlank()) {
      throw new IllegalArgumentException("field needs the name of a field or column");
    }
    if (documentBytesMax < 1) {
      throw new IllegalArgumentException(
          "documentBytesMax must be at least 1, not " + documentBytesMax);
    }
  }

  /** Where documents of plain text end. */
  public enum Split {
    BLANK_LINE,
    LINE,
    FILE
  }
}
