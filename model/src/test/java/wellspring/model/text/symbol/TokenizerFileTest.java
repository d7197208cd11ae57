package wellspring.model.text.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.text.symbol.TokenizerText.End;

class TokenizerFileTest {
  private static final String END = "{\"id\":0,\"content\":\"</s>\",\"special\":true}";

  @Test
  void countsToTheLargestIdWhereverItStands() {
    assertThat(of(json("", "\"</s>\":7,\"b\":2")).symbols().count()).isEqualTo(8);
    assertThat(of(json(END, "\"</s>\":0,\"a\":1,\"b\":2")).symbols().count()).isEqualTo(3);
    assertThat(of("{\"model\":{\"vocab\":{\"</s>\":0}}}").symbols().count()).isEqualTo(1);
  }

  @Test
  void addedSymbolsHaveTheNumbersThatTheLibraryGivesThem() {
    String added =
        END + ",{\"id\":9,\"content\":\"x\"},{\"id\":8,\"content\":\"y\",\"special\":true}";
    TokenizerFile file = of(json(added, "\"</s>\":0,\"a\":1"));
    assertThat(file.symbols()).isEqualTo(new TokenizerFile.Symbols(4, 0, Set.of(0, 3)));
    assertThat(file.id("x")).isEqualTo(2);
  }

  @Test
  void countsThePiecesOfAUnigramModel() {
    String json =
        """
        {"added_tokens":[{"id":0,"content":"</s>"}],
         "model":{"type":"Unigram","unk_id":2,"vocab":[["</s>",0.0],["a",-1.5],["<unk>",-2]]}}
        """;
    TokenizerFile file = of(json);
    assertThat(file.symbols().count()).isEqualTo(3);
    assertThat(file.symbols().boundary()).isZero();
    assertThat(file.unknownName()).contains("<unk>");
  }

  @Test
  void countsAVocabularyOfManyLanguages() {
    String many =
        IntStream.range(0, 100_000)
            .mapToObj(id -> "\"" + Integer.toString(id * 31, 36) + "\":" + id)
            .collect(Collectors.joining(","));
    TokenizerFile file = of(json("", many + ",\"</s>\":100000"));
    assertThat(file.symbols().count()).isEqualTo(100_001);
  }

  @ParameterizedTest
  @CsvSource({
    "<eos> </s> [SEP] <|endoftext|>, <|endoftext|>",
    "<eos> [SEP] </s>, </s>",
    "[SEP] [EOS], [EOS]",
    "[CLS] [SEP], [SEP]",
    "x <eos>, <eos>",
    "x <|bos|>, <|bos|>",
    "<s> x, <s>",
  })
  void prefersTheUsualEndOfADocument(String tokens, String boundary) {
    assertThat(of(json("", numbered(tokens))).boundaryName()).isEqualTo(boundary);
  }

  /** Columns: the symbols, special ones in braces; what is said to end documents; what does. */
  @ParameterizedTest
  @CsvSource({
    "{<|endoftext|>} {</s>} a, 1, </s>",
    "{<|endoftext|>} {</s>} a, </s>, </s>",
    "{<|endoftext|>} {<|im_end|>} a, <|im_end|>, <|im_end|>",
    "<|endoftext|> </s> a, 1, </s>",
    "{<|endoftext|>} {</s>} a, 50256, <|endoftext|>",
    "{<|endoftext|>} {</s>} a, 50256 </s>, </s>",
    "{<|endoftext|>} {</s>} a, 2 1, </s>",
    "{<|endoftext|>} {</s>} a, 2, <|endoftext|>",
    "{<|endoftext|>} {</s>} a, <end>, <|endoftext|>",
    "{<|endoftext|>} {</s>} {x}, 2 1, x",
    "a b c, 2, c",
    "a b c, b, b",
  })
  void endsDocumentsWhereThoseWhoMadeItSaySo(String tokens, String said, String boundary) {
    String added =
        Arrays.stream(tokens.split(" ", -1))
            .filter(token -> token.startsWith("{"))
            .map(token -> token.substring(1, token.length() - 1))
            .map(token -> END.replace("</s>", token).replace("0", index(tokens, token)))
            .collect(Collectors.joining(","));
    String json = json(added, numbered(tokens.replaceAll("[{}]", "")));
    List<End> ends = Arrays.stream(said.split(" ", -1)).map(TokenizerFileTest::end).toList();
    assertThat(new TokenizerFile(new TokenizerText(json, ends, "it")).boundaryName())
        .isEqualTo(boundary);
  }

  private static String index(String tokens, String token) {
    List<String> all = List.of(tokens.replaceAll("[{}]", "").split(" ", -1));
    return String.valueOf(all.indexOf(token));
  }

  private static End end(String said) {
    return Character.isDigit(said.charAt(0))
        ? new End.Id(Integer.parseInt(said))
        : new End.Name(said);
  }

  @Test
  void saysHowToNameAnEndWhereThereIsNone() {
    assertThatThrownBy(() -> of(json("", "\"a\":0,\"endoftext\":1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("it: ", "{\"eos_token\": \"...\"}", "tokenizer_config.json");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void saysWhatIsNoTokenizer(String json, String problem) {
    assertThatThrownBy(() -> of(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("it" + problem)
        .hasMessageContaining("Hugging Face's library saves");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("", " is no JSON object"),
        Arguments.of("[1]", " is no JSON object"),
        Arguments.of("{\"model\"", " is no JSON: "),
        Arguments.of("{} x", " is no JSON: "),
        Arguments.of("{}", ": it has no 'model'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "null", "2000000000", "1000000", "99999999999999", "1.5", "\"0\""})
  void namesASymbolWhoseNumberCannotBe(String id) {
    String problem =
        "it: the id of symbol \"a\" is " + id + "; allowed: a whole number from 0 to 999999";
    assertRefused(json(END, "\"</s>\":0,\"a\":" + id), problem);
    assertRefused(json(END + ",{\"content\":\"a\",\"id\":" + id + "}", "\"</s>\":0"), problem);
  }

  @Test
  void namesAnAddedSymbolWithoutNumberOrName() {
    assertRefused(
        json("{\"content\":\"a\"}", "\"</s>\":0"),
        "it: the id of symbol \"a\" is missing; allowed: a whole number from 0 to 999999");
    assertRefused(
        json("{\"id\":1}", "\"</s>\":0"), "it: an added symbol has no content: {\"id\":1}");
  }

  @Test
  void namesTwoSymbolsOfOneNumber() {
    String problem =
        "it: 1 is the id of symbol \"a\" and of \"b\"; allowed: an id of its own for each";
    assertRefused(json("", "\"</s>\":0,\"b\":1,\"a\":1"), problem);
    assertRefused(
        json("{\"id\":1,\"content\":\"b\"},{\"id\":1,\"content\":\"a\"}", "\"</s>\":0"), problem);
    assertRefused(json("{\"id\":1,\"content\":\"b\"}", "\"</s>\":0,\"a\":1"), problem);
  }

  @Test
  void refusesAddedSymbolsWhoseNumberDependsOnSpecialOnes() {
    String added = "{\"id\":9,\"content\":\"</s>\",\"special\":true},{\"id\":10,\"content\":\"x\"}";
    TokenizerFile file = of(json(added, "\"a\":0,\"</s>\":9"));
    assertThat(file.id("x")).isEqualTo(10);
    assertThatThrownBy(file::forText)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("it: ", "leaves numbers out", "\"x\"");
  }

  @Test
  void leavesNothingOutByChance() throws IOException {
    String steady = json(END, "\"</s>\":0,\"a\":1");
    TokenizerFile lots = of(steady.replace("\"vocab\"", "\"dropout\":0.3,\"vocab\""));
    assertThat(lots.drawsLots()).isTrue();
    for (String text : List.of(lots.json(), lots.forText())) {
      JsonNode model = CheckpointText.object(text, "it").path("model");
      assertThat(model.get("dropout").isNull()).isTrue();
      assertThat(model.path("vocab").size()).isEqualTo(2);
    }
    assertThat(of(steady).drawsLots()).isFalse();
    assertThat(of(steady).json()).isSameAs(steady);
  }

  @Test
  void fillsUpWithItsOwnSymbolOrTheEnd() {
    String pad = ",{\"id\":1,\"content\":\"[PAD]\",\"special\":true}";
    assertThat(of(json(END + pad, "\"</s>\":0,\"[PAD]\":1")).paddingName()).isEqualTo("[PAD]");
    assertThat(of(json(END, "\"</s>\":0,\"a\":1")).paddingName()).isEqualTo("</s>");
    assertThat(of(json(END, "\"</s>\":0,\"[PAD]\":1")).paddingName())
        .as("text that is called so")
        .isEqualTo("</s>");
  }

  private static void assertRefused(String json, String problem) {
    assertThatThrownBy(() -> of(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }

  private static String numbered(String tokens) {
    String[] all = tokens.split(" ", -1);
    return IntStream.range(0, all.length)
        .mapToObj(id -> "\"%s\":%d".formatted(all[id], id))
        .collect(Collectors.joining(","));
  }

  private static String json(String added, String vocabulary) {
    return "{\"added_tokens\":[%s],\"model\":{\"vocab\":{%s}}}".formatted(added, vocabulary);
  }

  private static TokenizerFile of(String json) {
    return new TokenizerFile(TokenizerText.of(json, "it"));
  }
}
