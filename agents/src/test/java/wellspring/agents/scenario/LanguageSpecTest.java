package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.language.LanguageSpec;

class LanguageSpecTest {
  @ParameterizedTest
  @CsvSource({
    "language.tokens=word, token, word",
    "language.tokens=character, character, character",
    "language.tokens=byte, byte, byte"
  })
  void textsAreCountedInWhatTheyAreCutInto(String tokens, String piece, String word) {
    LanguageSpec language =
        new ScenarioLoader(Path.of(""))
            .preview("text", List.of("language.path=none.txt", tokens))
            .language();
    assertThat(language.piece()).isEqualTo(piece);
    assertThat(language.word()).isEqualTo(word);
  }
}
