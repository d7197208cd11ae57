package wellspring.model.text.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteAlphabetTest {

  @Test
  void noTwoBytesShareALetterAndEachIsOneCharacter() {
    assertThat(IntStream.range(0, 256).mapToObj(ByteAlphabet::letter))
        .doesNotHaveDuplicates()
        .allMatch(letter -> letter.length() == 1 && !letter.isBlank());
  }

  /** As they stand in GPT-2's published vocabulary. */
  @Test
  void lettersAreGpt2s() {
    assertThat(ByteAlphabet.letter('A')).isEqualTo("A");
    assertThat(ByteAlphabet.letter('!')).isEqualTo("!");
    assertThat(ByteAlphabet.letter(' ')).isEqualTo("\u0120");
    assertThat(ByteAlphabet.letter('\n')).isEqualTo("\u010a");
    assertThat(ByteAlphabet.letter(0xE2)).isEqualTo("\u00e2");
    assertThat(ByteAlphabet.letter(0xAD)).isEqualTo("\u0143");
  }
}
