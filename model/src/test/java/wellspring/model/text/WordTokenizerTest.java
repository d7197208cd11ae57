package wellspring.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class WordTokenizerTest {
  /** One token each, chosen to tempt the scanner into joining or parting them. */
  private static final List<String> NASTY =
      List.of(
          "\n",
          ".",
          ",",
          ";",
          ":",
          "!",
          "?",
          "'",
          "-",
          "\u2019",
          "\u2010",
          "\u00ad",
          "\u200c",
          "\u200d",
          "a",
          "B",
          "don't",
          "o\u2019clock",
          "rock'n'roll",
          "well-known",
          "7",
          "1990s",
          "3-4",
          "e\u0301",
          "\u0301",
          "\u0301x",
          "\ufe0f",
          "\u05e9\u05dc\u05d5\u05dd",
          "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
          "\u200f",
          "\u0928\u092e\u0938\u094d",
          "\ud83d\ude00",
          "\ud83d\udc68",
          "\ud835\udc00",
          "\u4f60\u597d",
          "\u00bd",
          "\u2026",
          "\u2014",
          "_",
          "\"",
          "(",
          ")",
          "\u0000",
          "\ufeff",
          "\ufffd",
          "\ud800",
          "\udc00",
          "$");

  private static WordTokenizer over(String... texts) {
    return new WordTokenizer(WordTokenizer.vocabularyOf(List.of(texts)));
  }

  private static List<String> words(WordTokenizer tokenizer, String text) {
    return Arrays.stream(tokenizer.encode(text)).mapToObj(tokenizer.vocabulary()::word).toList();
  }

  private static List<String> words(String text) {
    return words(over(text), text);
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everySequenceComesBackTheSame(int seed) {
    WordTokenizer tokenizer = new WordTokenizer(new Vocabulary(NASTY));
    UniformRandomProvider random = new Seed(seed).stream("test", "", 0);
    int[] tokens = random.ints(500, 0, NASTY.size()).toArray();
    assertThat(tokenizer.encode(tokenizer.decode(tokens))).isEqualTo(tokens);
  }

  @Test
  void saysWhereEachTokenEnds() {
    WordTokenizer tokenizer =
        new WordTokenizer(WordTokenizer.vocabularyOf(List.of("Don't  go, \ud83d\ude00\n")));
    assertThat(tokenizer.ends("Don't  go, \ud83d\ude00\n")).contains(new int[] {5, 9, 10, 13, 14});
  }

  @Test
  void everyTripleOfNastyTokensComesBackTheSame() {
    WordTokenizer tokenizer = new WordTokenizer(new Vocabulary(NASTY));
    int size = NASTY.size();
    for (int i = 0; i < size * size * size; i++) {
      int[] tokens = {i / size / size, i / size % size, i % size};
      if (!Arrays.equals(tokenizer.encode(tokenizer.decode(tokens)), tokens)) {
        assertThat(tokenizer.encode(tokenizer.decode(tokens))).isEqualTo(tokens);
      }
    }
  }

  @Test
  void everyCodePointComesBackBesideAWordAndADot() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (WordScanner.isSpace(codePoint)) {
        continue;
      }
      String odd = Character.toString(codePoint);
      List<String> words = new ArrayList<>(List.of("word", "."));
      if (!words.contains(odd)) {
        words.add(odd);
      }
      WordTokenizer tokenizer = new WordTokenizer(new Vocabulary(words));
      int id = tokenizer.vocabulary().id(odd);
      int[] tokens = {0, id, 0, 1, id, 1, id, id};
      if (!Arrays.equals(tokenizer.encode(tokenizer.decode(tokens)), tokens)) {
        assertThat(odd).as("U+%04X", codePoint).isEqualTo(tokenizer.decode(tokens));
      }
    }
  }

  @Test
  void anApostropheOrHyphenBelongsToAWordOnlyBetweenItsLetters() {
    assertThat(words("I don't rock'n'roll")).containsExactly("I", "don't", "rock'n'roll");
    assertThat(words("well-known--or not-"))
        .containsExactly("well-known", "-", "-", "or", "not", "-");
    assertThat(words("'tis the dogs' 'ouse'"))
        .containsExactly("'", "tis", "the", "dogs", "'", "'", "ouse", "'");
    assertThat(words("it\u2019s")).containsExactly("it\u2019s");
    assertThat(words("''")).containsExactly("'", "'");
  }

  @Test
  void newlinesAreTokensAndOtherWhiteSpaceOnlySeparates() {
    assertThat(words(" one\t two\u00a0three\r\n\n four \n"))
        .containsExactly("one", "two", "three", "\n", "\n", "four", "\n");
    assertThat(words(over("a"), " \t ")).isEmpty();
    assertThat(words(over("a"), "")).isEmpty();
  }

  @Test
  void symbolsStandAloneWholeEvenOutsideTheBasicPlane() {
    assertThat(words("3.14 (pi)\ud83d\ude00\ud83d\ude00?!"))
        .containsExactly("3", ".", "14", "(", "pi", ")", "\ud83d\ude00", "\ud83d\ude00", "?", "!");
  }

  @Test
  void marksStayWithTheirLetters() {
    assertThat(words("e\u0301tude \u0928\u092e\u0938\u094d\u0924\u0947"))
        .containsExactly("e\u0301tude", "\u0928\u092e\u0938\u094d\u0924\u0947");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who's there? Nobody, said the well-known echo; nobody: go!",
        "First line.\nSecond line,\n\nand a third...",
        "\nA page that begins with a break",
      })
  void ordinaryProseDecodesToItself(String prose) {
    WordTokenizer tokenizer = over(prose);
    assertThat(tokenizer.decode(tokenizer.encode(prose))).isEqualTo(prose);
  }

  @Test
  void otherSymbolsAreSetApart() {
    WordTokenizer tokenizer = over("( a - b ) ' tis \" c \" d' , --");
    String joined = "(a-b) 'tis \"c\" d',--";
    assertThatThrownBy(() -> tokenizer.encode(joined)).hasMessageContaining("'a-b'");
    assertThat(tokenizer.decode(tokenizer.encode("(a -b) 'tis \"c\" d',--")))
        .isEqualTo("( a - b ) ' tis \" c \" d ', - -");
  }

  @Test
  void frequentWordsComeFirstAndTiesGoByText() {
    Vocabulary vocabulary = WordTokenizer.vocabularyOf(List.of("b a c b", "c b A"));
    assertThat(IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::word))
        .containsExactly("b", "c", "A", "a");
  }

  @Test
  void namesTheWordThatTheVocabularyLacks() {
    assertThatThrownBy(() -> over("to be").encode("to be or not"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'or'");
  }

  @Test
  void readsUnknownWordsAsTheReplacementCharacterWhereAsked() {
    WordTokenizer tokenizer =
        WordTokenizer.readingUnknownWords(WordTokenizer.vocabularyOf(List.of("to be")));
    assertThat(words(tokenizer, "to be, or not"))
        .containsExactly("to", "be", "\ufffd", "\ufffd", "\ufffd");
    assertThat(tokenizer.vocabularySize()).isEqualTo(3);
    assertThat(tokenizer.vocabulary().word(2)).isEqualTo(WordTokenizer.UNKNOWN);
    assertThat(tokenizer.decode(new int[] {1, 2})).isEqualTo("to \ufffd");
    assertThat(tokenizer.encode("to \ufffd")).containsExactly(1, 2);
    assertThat(tokenizer.readsUnknownWords()).isTrue();
    assertThat(over("to be").readsUnknownWords()).isFalse();
  }

  @Test
  void aReplacementCharacterOfTheTextsKeepsItsPlace() {
    Vocabulary vocabulary = WordTokenizer.vocabularyOf(List.of("\ufffd \ufffd a"));
    WordTokenizer tokenizer = WordTokenizer.readingUnknownWords(vocabulary);
    assertThat(tokenizer.vocabularySize()).isEqualTo(2);
    assertThat(tokenizer.encode("a b \ufffd")).containsExactly(1, 0, 0);
  }

  @Test
  void findsEveryWordOfALargeVocabulary() {
    List<String> many = IntStream.range(0, 100_000).mapToObj(i -> "w" + i).toList();
    WordTokenizer tokenizer = new WordTokenizer(new Vocabulary(many));
    int[] all = IntStream.range(0, 100_000).toArray();
    assertThat(tokenizer.encode(String.join(" ", many))).isEqualTo(all);
    assertThatThrownBy(() -> tokenizer.encode("w100000")).hasMessageContaining("'w100000'");
  }

  @Test
  void tellsWordsWithEqualHashesApart() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(words(over("Aa BB AaAa BBBB AaBB"), "BBBB AaAa BB AaBB Aa"))
        .containsExactly("BBBB", "AaAa", "BB", "AaBB", "Aa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "don't ", " x", "a.", "'tis", "\u00a0", "\n\n"})
  void refusesAVocabularyWithWhatIsNoToken(String word) {
    assertThatThrownBy(() -> new WordTokenizer(new Vocabulary(List.of("a", word))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not exactly one word or symbol");
  }
}
