package wellspring.model.language.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The lines of a UTF-8 file, one at a time, without their ends (LF or CRLF) and without a
 * byte-order mark.
 *
 * <p>Strict: a byte that is not UTF-8, or a NUL, which no text has, is an error with its place.
 */
final class Utf8Lines {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LINE_BYTES_MAX = 1 << 28;
  private static final int PIECE_BYTES = 1 << 16;
  private static final int NEVER = 256; // no byte
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final char REPLACEMENT = '\ufffd';

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int filled;
  private long number;
  private String text = "";
  private int pieceBytes = LINE_BYTES_MAX;
  private boolean ended = true;

  Utf8Lines(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Lets a long line come in several pieces, each of which ends with a space. */
  Utf8Lines inPieces() {
    pieceBytes = PIECE_BYTES;
    return this;
  }

  /**
   * Moves to the next line; false at the end of the file.
   *
   * @throws LanguageException if the line is not text, or the file cannot be read
   */
  boolean next() {
    line.reset();
    if (at == filled && !fill()) {
      return false;
    }
    number += ended ? 1 : 0;
    while (!takeUntilLineEnd() && fill()) {
      // the line goes on in the next buffer
    }
    text = decoded();
    return true;
  }

  Path file() {
    return file;
  }

  /** The current line. */
  String text() {
    return text;
  }

  /** Whether the line ends here, or goes on in the next piece. */
  boolean isEnded() {
    return ended;
  }

  /** The current line's number, from 1. */
  long number() {
    return number;
  }

  /** The current line's size in the file, without its end. */
  int byteCount() {
    return line.size();
  }

  private boolean fill() {
    try {
      at = 0;
      filled = Math.max(0, in.read(buffer));
      return filled > 0;
    } catch (IOException e) {
      throw OpenFile.unreadable(file, e);
    }
  }

  /** Whether the end of the line, or of its piece, was found in what the buffer holds. */
  private boolean takeUntilLineEnd() {
    int start = at;
    int piece = line.size() >= pieceBytes ? ' ' : NEVER;
    while (at < filled && buffer[at] != '\n' && buffer[at] != piece) {
      if (buffer[at] == 0) {
        throw error("a NUL byte: the file is binary or UTF-16, not text; " + convert());
      }
      at++;
    }
    line.write(buffer, start, at - start);
    if (line.size() > LINE_BYTES_MAX) {
      throw error("the line is longer than 256 MiB; break it up");
    }
    boolean found = at < filled;
    ended = !found || buffer[at] == '\n';
    at += found ? 1 : 0;
    return found;
  }

  private String decoded() {
    String decoded = line.toString(StandardCharsets.UTF_8);
    if (decoded.indexOf(REPLACEMENT) >= 0) {
      requireUtf8();
    }
    int start = number == 1 && decoded.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0;
    int end = decoded.length() - (decoded.endsWith("\r") ? 1 : 0);
    return decoded.substring(start, Math.max(start, end));
  }

  /** A replacement character may stand in the file itself: only the decoder knows. */
  private void requireUtf8() {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
    if (decoder.decode(bytes, CharBuffer.allocate(bytes.limit()), true).isError()) {
      throw error(
          String.format(
              "byte %d of the line, 0x%02X, is not UTF-8; %s",
              bytes.position() + 1, bytes.get(bytes.position()), convert()));
    }
  }

  private String convert() {
    return "convert it, for example with iconv -f <its encoding> -t UTF-8, or remove it";
  }

  private LanguageException error(String problem) {
    return new LanguageException(file, number, problem);
  }
}
