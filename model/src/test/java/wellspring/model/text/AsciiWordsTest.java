package wellspring.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts of ASCII alone are read as all others are. */
class AsciiWordsTest {
  private static final String CHARACTERS = "abcXYZ019 \n\t'-.,?!\"\\\u0000\u001f\u007f";

  @Test
  void findsTheWordsThatAreFoundInAnyText() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      String text = text(random, random.nextInt(40), CHARACTERS);
      assertThat(ascii(text)).as(text).isEqualTo(any(text));
    }
  }

  @Test
  void isNotForTextsWithOtherCharacters() {
    Random random = new Random(6);
    for (String other : List.of("\u0080", "é", "–", "\ud83d\ude00", "\ud83d", "\ude00")) {
      String text = text(random, 9, CHARACTERS) + other + text(random, 9, CHARACTERS);
      AsciiWords words = new AsciiWords(text);
      while (words.isAscii() && words.next()) {
        assertThat(words.end()).isGreaterThan(words.start());
      }
      assertThat(words.isAscii()).as(text).isFalse();
    }
  }

  private static String text(Random random, int length, String characters) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  private static List<String> ascii(String text) {
    List<String> tokens = new ArrayList<>();
    AsciiWords words = new AsciiWords(text);
    while (words.next()) {
      String token = text.substring(words.start(), words.end());
      if (words.characters() == 0) {
        assertThat(words.hash()).isEqualTo(token.hashCode());
      } else {
        assertThat(characters(words.characters())).isEqualTo(token);
      }
      tokens.add(token);
    }
    assertThat(words.isAscii()).isTrue();
    return tokens;
  }

  private static String characters(long packed) {
    StringBuilder text = new StringBuilder();
    for (long rest = packed; rest != 0; rest >>>= 8) {
      text.append((char) (rest & 0xff));
    }
    return text.toString();
  }

  private static List<String> any(String text) {
    List<String> tokens = new ArrayList<>();
    WordScanner scanner = new WordScanner(text);
    while (scanner.next()) {
      tokens.add(scanner.token());
    }
    return tokens;
  }
}
