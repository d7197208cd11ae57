package wellspring.model.language.file;

import java.nio.file.Path;

/**
 * Where documents are read from, and what counts as one.
 *
 * @param path a file or a folder; {@link TextFiles} says of which kinds
 * @param split where one document of a .txt or .md file ends and the next begins
 * @param field the field of JSON, or the column of a table, that holds the text; dots lead into
 *     nested ones
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
  public sealed interface Split {
    Split BLANK_LINE = Mark.BLANK_LINE;
    Split LINE = Mark.LINE;
    Split FILE = Mark.FILE;

    /** At something that stands in the text. */
    enum Mark implements Split {
      BLANK_LINE,
      LINE,
      FILE
    }

    /**
     * After so many words, wherever that is: for a text without lines.
     *
     * @param count at least 1
     */
    record Words(int count) implements Split {
      public Words {
        if (count < 1) {
          throw new IllegalArgumentException("a document needs at least one word, not " + count);
        }
      }
    }
  }
}
