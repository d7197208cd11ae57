package wellspring.model.language.file;

import wellspring.model.language.file.TextSource.Split;
import wellspring.model.text.WhiteSpace;

/**
 * Plain text, .txt and .md: a document ends at a blank line, at each line, after so many words, or
 * with the file.
 *
 * @param bytesMax how much of a document is kept; the rest is only counted, because the document
 *     will be refused
 */
record PlainFormat(Split split, int bytesMax) implements DocumentFormat {

  @Override
  public void read(OpenFile file, DocumentSink sink) {
    Utf8Lines lines = file.lines();
    if (split instanceof Split.Words words) {
      readWords(lines.inPieces(), words.count(), sink);
      return;
    }
    DocumentLines passage = new DocumentLines(bytesMax);
    while (lines.next()) {
      boolean blank = WhiteSpace.strip(lines.text()).isEmpty();
      if (split == Split.LINE || (split == Split.BLANK_LINE && blank)) {
        passage.moveTo(sink);
      }
      passage.add(lines, blank);
    }
    passage.moveTo(sink);
  }

  /** Lines make no difference but that their ends stay in the text. */
  private static void readWords(Utf8Lines lines, int count, DocumentSink sink) {
    StringBuilder document = new StringBuilder();
    int words = 0;
    long first = 1;
    while (lines.next()) {
      for (String word : lines.text().split("\\s+", -1)) {
        if (word.isEmpty()) {
          continue;
        }
        first = words == 0 ? lines.number() : first;
        document.append(word).append(' ');
        if (++words == count) {
          sink.add(first, document.toString());
          document.setLength(0);
          words = 0;
        }
      }
      if (lines.isEnded() && words > 0) {
        document.setCharAt(document.length() - 1, '\n');
      }
    }
    sink.add(first, document.toString());
  }

  /** The lines of one document, from its first with text. */
  private static final class DocumentLines {
    private final int bytesMax;
    private final StringBuilder text = new StringBuilder();
    private long firstLine;
    private long bytes;
    private boolean cut;

    DocumentLines(int bytesMax) {
      this.bytesMax = bytesMax;
    }

    void add(Utf8Lines lines, boolean blank) {
      if (text.isEmpty()) {
        if (blank) {
          return;
        }
        firstLine = lines.number();
      }
      bytes += lines.byteCount() + 1;
      if (text.length() <= bytesMax) {
        text.append(lines.text()).append('\n');
      } else {
        cut |= !blank;
      }
    }

    void moveTo(DocumentSink sink) {
      if (cut) {
        throw sink.tooLong(firstLine, text.toString(), bytes);
      }
      if (!text.isEmpty()) {
        sink.add(firstLine, text.toString());
      }
      text.setLength(0);
      bytes = 0;
    }
  }
}
