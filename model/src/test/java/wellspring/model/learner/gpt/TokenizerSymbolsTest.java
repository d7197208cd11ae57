package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.learner.gpt.TokenizerSymbols.Symbol;

class TokenizerSymbolsTest {
  private static final GptConfig LARGE = new GptConfig(1_000_000, 2, 1, 1, 1);

  @Test
  void countsTheTokenizerOfTheFixture() throws IOException {
    TokenizerSymbols symbols = of(TinyGpt.text("tokenizer.json"));
    assertThat(symbols.count()).isEqualTo(39);
    assertThat(symbols.boundary()).contains(new Symbol("<|endoftext|>", 38));
  }

  @Test
  void countsToTheLargestIdWhereverItStands() throws IOException {
    assertThat(of(json("", "\"a\":7,\"b\":2")).count()).isEqualTo(8);
    assertThat(of(json("{\"id\":9,\"content\":\"x\"}", "\"a\":7")).count()).isEqualTo(10);
    assertThat(of("{\"model\":{\"vocab\":{\"a\":0}}}").count()).isEqualTo(1);
  }

  @Test
  void countsThePiecesOfAUnigramModel() throws IOException {
    String json =
        "{\"added_tokens\":[{\"id\":0,\"content\":\"</s>\"}],"
            + "\"model\":{\"type\":\"Unigram\",\"vocab\":[[\"</s>\",0.0],[\"a\",-1.5],[\"b\",-2]]}}";
    assertThat(of(json)).isEqualTo(new TokenizerSymbols(3, Optional.of(new Symbol("</s>", 0))));
  }

  @Test
  void countsAVocabularyOfManyLanguages() throws IOException {
    String many =
        IntStream.range(0, 100_000)
            .mapToObj(id -> "\"" + Integer.toString(id * 31, 36) + "\":" + id)
            .collect(Collectors.joining(","));
    assertThat(of(json("", many)).count()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @CsvSource({
    "<eos> </s> [SEP] <|endoftext|>, <|endoftext|>",
    "<eos> [SEP] </s>, </s>",
    "<eos> [SEP], [SEP]",
    "x <eos>, <eos>",
  })
  void prefersTheUsualBoundaryOfGpt2(String tokens, String boundary) throws IOException {
    String[] all = tokens.split(" ", -1);
    String vocabulary =
        IntStream.range(0, all.length)
            .mapToObj(id -> "\"%s\":%d".formatted(all[id], id))
            .collect(Collectors.joining(","));
    assertThat(of(json("", vocabulary)).boundary().map(Symbol::text)).contains(boundary);
  }

  @Test
  void findsNoBoundaryAmongPlainWords() throws IOException {
    assertThat(of(json("", "\"a\":0,\"endoftext\":1")).boundary()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void saysWhatIsNoTokenizer(String json, String problem) {
    assertThatThrownBy(() -> of(json))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("it is no " + problem);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("", "JSON object"),
        Arguments.of("[1]", "JSON object"),
        Arguments.of("{\"model\"", "JSON: "),
        Arguments.of("{} x", "JSON: "),
        Arguments.of("{}", "tokenizer: it has no model.vocab"),
        Arguments.of(json("", ""), "tokenizer: it has no symbols"),
        Arguments.of(json("", "\"a\":-1"), "tokenizer: symbol 'a' has no id"),
        Arguments.of(json("", "\"a\":\"0\""), "tokenizer: symbol 'a' has no id"),
        Arguments.of(json("", "\"a\":2147483647"), "tokenizer: symbol 'a' has no id"),
        Arguments.of(json("{\"content\":\"x\"}", "\"a\":0"), "tokenizer: symbol 'x' has no id"));
  }

  private static String json(String added, String vocabulary) {
    return "{\"added_tokens\":[%s],\"model\":{\"vocab\":{%s}}}".formatted(added, vocabulary);
  }

  private static TokenizerSymbols of(String json) throws IOException {
    return TokenizerSymbols.of(json, "it", LARGE);
  }
}
