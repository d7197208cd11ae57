package wellspring.model.language.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8LinesTest {
  private static final Path FILE = Path.of("some.txt");

  private static List<String> lines(byte[] bytes) {
    List<String> all = new ArrayList<>();
    Utf8Lines lines = new Utf8Lines(FILE, new ByteArrayInputStream(bytes));
    while (lines.next()) {
      all.add(lines.text());
      assertThat(lines.number()).isEqualTo(all.size());
    }
    return all;
  }

  static List<Arguments> endings() {
    return List.of(
        arguments("", List.of()),
        arguments("one", List.of("one")),
        arguments("one\n", List.of("one")),
        arguments("\n", List.of("")),
        arguments("\n\none\r\ntwo", List.of("", "", "one", "two")),
        arguments("\r\n\r\n", List.of("", "")),
        arguments("a\rb\n", List.of("a\rb")),
        arguments("\ufeffone\n\ufefftwo", List.of("one", "\ufefftwo")),
        arguments("\ufeff", List.of("")),
        arguments("\ufeff\r\n", List.of("")),
        arguments("a \ufffd b", List.of("a \ufffd b")));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void comeWithoutTheirEndsAndWithoutAByteOrderMark(String text, List<String> expected) {
    assertThat(lines(text.getBytes(UTF_8))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {65_533, 65_534, 65_535, 65_536, 65_537, 200_000})
  void goOnAcrossTheEdgesOfTheBuffer(int length) {
    String line = "\u20ac" + "x".repeat(length - 4) + "\u00e9";
    assertThat(lines((line + "\r\n" + line + "\nend").getBytes(UTF_8)))
        .containsExactly(line, line, "end");
  }

  @Test
  void sayWhereUtf8Breaks() {
    byte[] latin = {'o', 'k', '\n', 'c', 'a', 'f', (byte) 0xE9, ' ', 'a', '\n'};
    assertThatThrownBy(() -> lines(latin))
        .isInstanceOf(LanguageException.class)
        .hasMessageContainingAll("some.txt, line 2", "byte 4", "0xE9", "not UTF-8", "iconv");
  }

  @Test
  void takeACharacterThatIsCutOffAtTheEndOfALineForBroken() {
    byte[] cut = {'a', (byte) 0xE2, (byte) 0x82, '\n'};
    assertThatThrownBy(() -> lines(cut)).hasMessageContainingAll("line 1", "byte 2", "0xE2");
  }

  @Test
  void refuseBinaryFiles() {
    byte[] binary = {'o', 'k', '\n', 'x', 0, 'y'};
    assertThatThrownBy(() -> lines(binary))
        .isInstanceOf(LanguageException.class)
        .hasMessageContainingAll("some.txt, line 2", "NUL", "binary");
  }

  @Test
  void sayWhyAFileCannotBeRead() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is on fire");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }
        };
    Utf8Lines lines = new Utf8Lines(FILE, broken);
    assertThatThrownBy(lines::next)
        .isInstanceOf(LanguageException.class)
        .hasMessageContainingAll("some.txt", "cannot be read", "on fire", "permissions");
  }
}
