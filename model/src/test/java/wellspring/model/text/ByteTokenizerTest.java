package wellspring.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteTokenizerTest {
  private final ByteTokenizer tokenizer = new ByteTokenizer();

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "na\u00efve \u2014 \ud83d\ude00\n\ttabs  and spaces\u0000"})
  void everyTextComesBackTheSame(String text) {
    assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
  }

  @Test
  void saysWhereTheCharacterOfEachByteEnds() {
    assertThat(new ByteTokenizer().ends("a\u00e9\ud83d\ude00\ud83d"))
        .contains(new int[] {1, 2, 2, 4, 4, 4, 4, 5});
  }

  @Test
  void tokensAreUnsignedBytesOfUtf8() {
    assertThat(tokenizer.vocabularySize()).isEqualTo(256);
    assertThat(tokenizer.encode("A\u20ac")).containsExactly(0x41, 0xE2, 0x82, 0xAC);
  }

  @Test
  void brokenUtf8BecomesReplacementCharacters() {
    assertThat(tokenizer.decode(new int[] {0x41, 0xFF, 0x42})).isEqualTo("A\ufffdB");
    assertThat(tokenizer.decode(new int[] {0xE2, 0x82})).isEqualTo("\ufffd");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void refusesWhatIsNoByte(int token) {
    assertThatThrownBy(() -> tokenizer.decode(new int[] {token}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(token));
  }
}
