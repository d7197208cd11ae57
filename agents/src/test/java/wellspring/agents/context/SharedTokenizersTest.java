package wellspring.agents.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.learner.TokenizerSpec;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.random.Seed;
import wellspring.model.text.ModelTokenizer;

class SharedTokenizersTest {
  private static final Seed SEED = new Seed(1);

  @TempDir Path folder;

  @Test
  void pairsAreTrainedOnAllThatPeopleWriteInTheFirstRound() {
    Scenario scenario = scenario("+humans.others={writers:3,documents:2}");
    TokenLanguage language = (TokenLanguage) scenario.language().language();
    List<String> expected = new ArrayList<>();
    for (String cohort : List.of("others", "people")) {
      int documents = cohort.equals("others") ? 6 : 10;
      Language.CohortWriting writing = language.writing(SEED, cohort, 0, documents);
      IntStream.range(0, documents).mapToObj(writing::document).forEach(expected::add);
    }

    assertThat(new SharedTokenizers(scenario, SEED, language).humanTexts()).isEqualTo(expected);
  }

  @Test
  void whoAsksForTheSameGetsTheSame() {
    SharedTokenizers tokenizers = tokenizers();
    ModelTokenizer first = tokenizers.of(new TokenizerSpec.Bpe(300));

    assertThat(tokenizers.of(new TokenizerSpec.Bpe(300))).isSameAs(first);
    assertThat(tokenizers.of(new TokenizerSpec.Bpe(280))).isNotSameAs(first);
    assertThat(tokenizers().of(new TokenizerSpec.Bpe(300)).json())
        .as("of the same seed")
        .isEqualTo(first.json());
  }

  @Test
  void wordsAreTheLanguagesOwnNumbers() {
    Scenario scenario = scenario();
    TokenLanguage language = (TokenLanguage) scenario.language().language();
    ModelTokenizer words =
        new SharedTokenizers(scenario, SEED, language).of(new TokenizerSpec.Words());
    String document = language.heldOut(SEED, 1).get(0);

    assertThat(words.encode(document)).isEqualTo(language.tokenizer().encode(document));
    assertThat(tokenizers().of(new TokenizerSpec.Bytes()).encode("aé"))
        .containsExactly(0x61, 0xc3, 0xa9);
  }

  @Test
  void fileIsReadBackAndOneThatIsNoneIsRefusedByName() throws IOException {
    ModelTokenizer pairs = tokenizers().of(new TokenizerSpec.Bpe(300));
    Path file = Files.writeString(folder.resolve("tokenizer.json"), pairs.json());
    assertThat(tokenizers().of(new TokenizerSpec.File(file)).encode("w17 w3"))
        .isEqualTo(pairs.encode("w17 w3"));

    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokenizers().of(new TokenizerSpec.File(broken)))
        .withMessageContaining("broken.json");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> tokenizers().of(new TokenizerSpec.File(folder.resolve("none.json"))))
        .withMessageContaining("none.json");
  }

  private static SharedTokenizers tokenizers() {
    Scenario scenario = scenario();
    return new SharedTokenizers(scenario, SEED, (TokenLanguage) scenario.language().language());
  }

  private static Scenario scenario(String... overrides) {
    return new ScenarioLoader(Path.of("")).load("drift", List.of(overrides));
  }
}
