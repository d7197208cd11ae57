package wellspring.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterTokenizerTest {
  private final CharacterTokenizer tokenizer =
      CharacterTokenizer.over(List.of("bab\n", "a\u4e2d \ud83d\ude00b"));

  @Test
  void theMostFrequentCharacterComesFirstAndTheUnknownOneLast() {
    assertThat(tokenizer.vocabularySize()).isEqualTo(7);
    assertThat(tokenizer.encode("ba\n \u4e2d\ud83d\ude00")).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(tokenizer.encode("xa\u6587")).containsExactly(6, 1, 6);
    assertThat(tokenizer.unknown()).hasValue(6);
    assertThat(tokenizer.decode(new int[] {6})).isEqualTo("\ufffd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab ba", "\u4e2d\u4e2d", " \n\n\ud83d\ude00 "})
  void everyTextOfItsCharactersComesBackTheSame(String text) {
    assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
  }

  @Test
  void everySequenceComesBackTheSame() {
    int[] all = {0, 6, 5, 5, 2, 3, 3, 4, 1, 6};
    assertThat(tokenizer.encode(tokenizer.decode(all))).isEqualTo(all);
  }

  @Test
  void aReplacementCharacterThatPeopleWroteIsOneOfTheirs() {
    CharacterTokenizer broken = CharacterTokenizer.over(List.of("\ufffd\ufffda"));
    assertThat(broken.vocabularySize()).isEqualTo(2);
    assertThat(broken.encode("\ufffdxa")).containsExactly(0, 0, 1);
  }

  @Test
  void saysWhereEachCharacterEnds() {
    assertThat(tokenizer.ends("a\ud83d\ude00\u4e2d")).contains(new int[] {1, 3, 4});
  }

  @Test
  void anOpenReaderTellsUnknownCharactersApart() {
    Tokenizer.OpenReader reader = tokenizer.openReader();
    assertThat(reader.read("xay")).containsExactly(8, 1, 9);
    assertThat(reader.read("yx\u6587")).containsExactly(9, 8, 10);
    assertThat(reader.invented()).containsExactly("x", "y", "\u6587");
  }
}
