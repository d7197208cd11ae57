package wellspring.infra.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A stream to a terminal that lets nothing through by which a text could steer it: names, texts and
 * messages of others move no cursor, change no title and no clipboard, and hide nothing. What would
 * is shown by its escape, for example {@code \u001b}.
 */
final class PlainStream extends PrintStream {
  /**
   * Control characters but tab and line feed, and those that turn the direction of writing or break
   * lines where nobody sees it.
   */
  private static final Pattern STEERING =
      Pattern.compile(
          "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

  private final PrintStream raw;

  private PlainStream(PrintStream raw) {
    super(raw, true, UTF_8);
    this.raw = raw;
  }

  /** A stream that hands on to another one what is plain. */
  static PrintStream over(PrintStream raw) {
    return new PlainStream(raw);
  }

  /** The stream itself, for a console that steers the terminal by its own will. */
  static PrintStream raw(PrintStream stream) {
    return stream instanceof PlainStream plain ? plain.raw : stream;
  }

  /** A text without what would steer a terminal. */
  static String plain(String text) {
    return STEERING
        .matcher(text)
        .replaceAll(
            found -> String.format(Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
  }

  /** All that is printed comes by here, whole characters at a time. */
  @Override
  public void write(byte[] bytes, int offset, int length) {
    byte[] plain = plain(new String(bytes, offset, length, UTF_8)).getBytes(UTF_8);
    super.write(plain, 0, plain.length);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }
}
