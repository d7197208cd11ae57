package wellspring.model.text.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.engine.JsonTokenizer;
import wellspring.model.learner.matrix.NumberedWords;
import wellspring.model.random.Seed;
import wellspring.model.text.ByteTokenizer;
import wellspring.model.text.CharacterTokenizer;
import wellspring.model.text.ModelTokenizer;
import wellspring.model.text.Vocabulary;
import wellspring.model.text.WordTokenizer;

class LanguageTokenizerTest {
  private static final int CHUNK = 4096;

  private static WordTokenizer wordsOf(List<String> texts) {
    return WordTokenizer.readingUnknownWords(WordTokenizer.vocabularyOf(texts));
  }

  private static JsonTokenizer library(ModelTokenizer tokenizer) {
    return JsonTokenizer.of(tokenizer.json(), "the language's tokens");
  }

  private static void assertSame(ModelTokenizer ours, List<String> texts) {
    JsonTokenizer library = library(ours);
    assertThat(library.symbols()).isEqualTo(ours.symbols());
    assertThat(library.boundary()).isEqualTo(ours.boundary());
    assertThat(library.vocabularySize()).isEqualTo(ours.vocabularySize());
    for (String text : texts) {
      int[] tokens = ours.encode(text);
      assertThat(library.encode(text)).as(text).isEqualTo(tokens);
      assertThat(library.decode(tokens)).isEqualTo(ours.decode(tokens));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void theFileOfAllWordsReadsAndWritesAsWeDo(long seed) {
    List<String> texts = AwkwardTexts.all(seed);
    assertSame(LanguageTokenizer.of(wordsOf(texts)), texts);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void theFileOfFewWordsReadsTheOthersAsUnknown(long seed) {
    List<String> texts = AwkwardTexts.all(seed);
    ModelTokenizer few = LanguageTokenizer.of(wordsOf(texts.subList(3, 7)));
    assertSame(few, texts);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void theFileOfWordsWritesAnySequenceAsWeDo(long seed) {
    ModelTokenizer ours = LanguageTokenizer.of(wordsOf(AwkwardTexts.all(seed)));
    JsonTokenizer library = library(ours);
    UniformRandomProvider random = new Seed(seed).stream("test", "sequences", 0);
    for (int i = 0; i < 100; i++) {
      int[] symbols = random.ints(20, 0, ours.symbols()).toArray();
      assertThat(library.decode(symbols)).isEqualTo(ours.decode(symbols));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void theFileOfBytesReadsAndWritesAsWeDo(long seed) {
    assertSame(LanguageTokenizer.of(new ByteTokenizer()), AwkwardTexts.all(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void theFileOfCharactersReadsAndWritesAsWeDo(long seed) {
    List<String> texts = AwkwardTexts.all(seed);
    assertSame(LanguageTokenizer.of(CharacterTokenizer.over(texts)), texts);
    assertSame(LanguageTokenizer.of(CharacterTokenizer.over(texts.subList(3, 7))), texts);
  }

  /** Beside letters it shows what it is: part of a word, a space, or a symbol. */
  @Test
  void everyCodePointIsReadTheSame() {
    ModelTokenizer ours = LanguageTokenizer.of(wordsOf(List.of("a b \n")));
    JsonTokenizer library = library(ours);
    int[] known =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(point -> Character.getType(point) != Character.SURROGATE)
            .filter(point -> Character.getType(point) != Character.PRIVATE_USE)
            .filter(Character::isDefined)
            .toArray();
    for (int from = 0; from < known.length; from += CHUNK) {
      String text =
          Arrays.stream(known, from, Math.min(from + CHUNK, known.length))
              .mapToObj(Character::toString)
              .map(odd -> "a" + odd + "b" + odd + " ")
              .collect(Collectors.joining());
      assertThat(library.encode(text)).as("from U+%04X", known[from]).isEqualTo(ours.encode(text));
    }
  }

  @Test
  void theBoundaryFollowsTheTokensAndHasNoText() {
    WordTokenizer words = wordsOf(List.of("to be or not to be"));
    ModelTokenizer tokenizer = LanguageTokenizer.of(words);
    assertThat(tokenizer.vocabularySize()).isEqualTo(5);
    assertThat(tokenizer.boundary()).isEqualTo(5);
    assertThat(tokenizer.symbols()).isEqualTo(6);
    assertThat(tokenizer.encode("or to")).isEqualTo(words.encode("or to"));
    assertThat(tokenizer.decode(new int[] {0, 5, 1, 5})).isEqualTo("be to");
  }

  @Test
  void aFileOfWordsThatRefusesOthersRefusesThemInTheLibraryToo() {
    WordTokenizer strict = new WordTokenizer(new Vocabulary(List.of("w1", "w2")));
    JsonTokenizer library = library(LanguageTokenizer.of(strict));
    assertThat(library.encode("w2 w1")).containsExactly(1, 0);
    assertThatThrownBy(() -> library.encode("w1 w3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the language's tokens");
  }

  /** What stands there is what other programs do: Wellspring's own readings replace it. */
  @Test
  void theFileOfWordsItselfWritesOnInAText() throws IOException {
    WordTokenizer words = wordsOf(List.of("to be, or\nnot"));
    JsonNode file = CheckpointText.object(LanguageTokenizer.of(words).json(), "it");
    assertThat(file.get("decoder")).isEqualTo(WordJson.continuation());
    JsonNode decoders = file.at("/decoder/decoders");
    assertThat(decoders.size()).isEqualTo(WordJson.document().path("decoders").size() + 1);
    JsonNode last = decoders.get(decoders.size() - 1);
    assertThat(last.get("content").textValue()).isEqualTo(" ");
    Pattern open = Pattern.compile(last.at("/pattern/Regex").textValue());
    assertThat(open.matcher("to be").replaceAll(" ")).isEqualTo(" to be");
    for (String closed : List.of("", ", or", "\nnot")) {
      assertThat(open.matcher(closed).replaceAll(" ")).isEqualTo(closed);
    }
  }

  @Test
  void aFileOfWordsThatRefusesOthersCallsThemTheEndElsewhere() throws IOException {
    WordTokenizer strict = new WordTokenizer(new Vocabulary(List.of("w1", "w2")));
    JsonNode model = CheckpointText.object(LanguageTokenizer.of(strict).json(), "it").get("model");
    assertThat(model.get("unk_token").textValue()).isEqualTo("<|endoftext|>");
    assertThat(model.at("/vocab/<|endoftext|>").intValue()).isEqualTo(2);
  }

  @Test
  void halfASurrogatePairHasASymbolButNoName() {
    WordTokenizer words = wordsOf(List.of("\ud800 x \ud800 \udc00", "x \ud800"));
    ModelTokenizer tokenizer = LanguageTokenizer.of(words);
    JsonTokenizer library = library(tokenizer);
    assertThat(library.symbols()).isEqualTo(tokenizer.symbols());
    assertThat(library.encode("x")).isEqualTo(tokenizer.encode("x"));
  }

  @Test
  void refusesTokensThatAreNeitherWordsNorBytes() {
    assertThatThrownBy(() -> LanguageTokenizer.of(new NumberedWords(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NumberedWords");
  }
}
