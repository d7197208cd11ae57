package wellspring.model.language.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import wellspring.model.text.WhiteSpace;

/** Where the documents of all files come together: trimmed, checked, packed. */
final class DocumentSink {
  private static final int FIRST_WORDS_LENGTH = 40;
  private static final String LINE = "line ";

  private final int bytesMax;
  private final PackedTexts documents = new PackedTexts();
  private Path file;
  private String unit = LINE;
  private int documentsBefore;
  private long withoutText;
  private long withoutTextBefore;

  DocumentSink(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** Documents come from this file from now on. */
  void begin(Path next) {
    file = next;
    unit = LINE;
    documentsBefore = documents.size();
    withoutTextBefore = withoutText;
  }

  /** Places in this file are rows of a table, not lines. */
  void countRows() {
    unit = "row ";
  }

  /** Forgets the records of this file: it is left out. */
  void forget() {
    withoutText = withoutTextBefore;
  }

  /** How many documents this file gave. */
  int documentsOfFile() {
    return documents.size() - documentsBefore;
  }

  /** How many records had no text. */
  long withoutText() {
    return withoutText;
  }

  /**
   * Takes the text of a record; one with nothing but white space is counted.
   *
   * @throws LanguageException if it is too long or cannot be written as UTF-8
   */
  void addRecord(long place, String text) {
    withoutText += add(place, text) ? 0 : 1;
  }

  /**
   * Takes a document; one with nothing but white space is no document.
   *
   * @param line where it begins
   * @return whether it is one
   * @throws LanguageException if it is too long or cannot be written as UTF-8
   */
  boolean add(long line, String text) {
    String trimmed = WhiteSpace.strip(text.replace("\r\n", "\n"));
    if (trimmed.isEmpty()) {
      return false;
    }
    byte[] bytes = utf8(line, trimmed);
    if (bytes.length > bytesMax) {
      throw tooLong(line, trimmed, bytes.length);
    }
    documents.add(bytes);
    return true;
  }

  /** The error for a document beyond the limit. */
  LanguageException tooLong(long line, String text, long bytes) {
    return new LanguageException(
        file,
        unit + line,
        String.format(
            Locale.ROOT,
            "document %d ('%s') has %,d bytes, and the limit is %,d; choose a finer language.split"
                + " (blank-line, line, or {words: 200} where there are no lines), or cut it into"
                + " several documents",
            documents.size() - documentsBefore + 1,
            firstWords(text),
            bytes,
            bytesMax));
  }

  List<String> documents() {
    return documents;
  }

  private byte[] utf8(long line, String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new LanguageException(
          file,
          unit + line,
          "the text holds half a surrogate pair, which is no character; remove it");
    }
  }

  private static String firstWords(String text) {
    String words = text.substring(0, Math.min(text.length(), FIRST_WORDS_LENGTH)).strip();
    return words.replace('\n', ' ') + (words.length() < text.length() ? "..." : "");
  }
}
