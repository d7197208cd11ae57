package wellspring.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;
import wellspring.model.text.ByteTokenizer;
import wellspring.model.text.symbol.AwkwardTexts;
import wellspring.model.text.symbol.BpeTrainer;
import wellspring.model.text.symbol.LanguageTokenizer;

class JsonTokenizerTest {
  /** Lower-cases, wraps each text in special symbols, cuts off at 3 and fills up to 6. */
  private static final String MEDDLING =
      """
      {
        "version": "1.0",
        "truncation":
          {"direction": "Right", "max_length": 3, "strategy": "LongestFirst", "stride": 0},
        "padding": {
          "strategy": {"Fixed": 6}, "direction": "Right", "pad_to_multiple_of": null,
          "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"
        },
        "added_tokens": [
          {"id": 0, "content": "[PAD]", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true},
          {"id": 1, "content": "[SEP]", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true},
          {"id": 7, "content": "[LATE]", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true},
          {"id": 8, "content": "   ", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": false}
        ],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
          "type": "TemplateProcessing",
          "single": [{"Sequence": {"id": "A", "type_id": 0}},
            {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
          "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
          "special_tokens": {"[SEP]": {"id": "[SEP]", "ids": [1], "tokens": ["[SEP]"]}}
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": false},
        "model": {
          "type": "WordPiece", "unk_token": "?", "continuing_subword_prefix": "##",
          "max_input_chars_per_word": 100,
          "vocab": {"[PAD]": 0, "[SEP]": 1, "?": 2, "to": 3, "be": 4, "##ing": 5, "sep": 6}
        }
      }
      """;

  /** A model whose own vocabulary spells the boundary. */
  private static final String SPELLING =
      """
      {
        "added_tokens": [],
        "model": {
          "type": "Unigram", "unk_id": 0, "byte_fallback": false,
          "vocab": [["<unk>", 0], ["</s>", -1], ["a", -2], ["b", -3], ["<", -9]]
        }
      }
      """;

  private static final String BROKEN = "\ufffd+";

  private final JsonTokenizer pairs = trained(AwkwardTexts.all(3), 700);
  private final JsonTokenizer meddling = JsonTokenizer.of(MEDDLING, "meddling.json");

  @TempDir private Path folder;

  private static JsonTokenizer trained(List<String> documents, int symbols) {
    return JsonTokenizer.of(BpeTrainer.train(documents, symbols), "pairs");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyTextComesBackFromBytePairs(long seed) {
    for (String text : AwkwardTexts.all(seed)) {
      int[] tokens = pairs.encode(text);
      assertThat(pairs.decode(tokens)).isEqualTo(text);
      assertThat(tokens).doesNotContain(pairs.boundary());
    }
  }

  @Test
  void frequentWordsBecomeOneSymbolAndTheBoundaryIsTheLast() {
    JsonTokenizer tokenizer = trained(List.of("so what", "what what what", "so what"), 5000);
    assertThat(tokenizer.encode(" what")).hasSize(1);
    assertThat(tokenizer.encode("so what")).hasSize(2);
    assertThat(tokenizer.symbols()).isEqualTo(257 + 5); // h a t, the space before, and so
    assertThat(tokenizer.boundary()).isEqualTo(tokenizer.symbols() - 1);
    assertThat(tokenizer.vocabularySize()).isEqualTo(tokenizer.boundary());
  }

  @Test
  void theNameOfTheBoundaryInATextIsText() {
    String text = "one<|endoftext|>two <|endoftext|>";
    int[] tokens = pairs.encode(text);
    assertThat(tokens).doesNotContain(pairs.boundary());
    assertThat(pairs.decode(tokens)).isEqualTo(text);
  }

  @Test
  void theNameOfAnySpecialSymbolIsTextAndTheOthersKeepTheirNumbers() {
    assertThat(meddling.encode("[SEP] to [PAD]")).containsExactly(2, 6, 2, 3, 2, 2, 2);
    assertThat(meddling.encode("[LATE]   be")).containsExactly(2, 2, 2, 8, 4);
  }

  @Test
  void whereTheVocabularyItselfSpellsTheBoundaryItIsLeftOut() {
    JsonTokenizer spelling = JsonTokenizer.of(SPELLING, "spelling.json");
    assertThat(spelling.boundary()).isEqualTo(1);
    assertThat(spelling.encode("a</s>b")).containsExactly(2, 3);
    assertThat(spelling.encode("a<b")).containsExactly(2, 4, 3);
  }

  @Test
  void theBoundaryAndOtherSpecialSymbolsDecodeToNothing() {
    int[] a = pairs.encode("a");
    assertThat(pairs.decode(new int[] {pairs.boundary(), a[0], pairs.boundary()})).isEqualTo("a");
    assertThat(meddling.decode(new int[] {0, 3, 1, 4, 5, 7})).isEqualTo("to being");
  }

  @Test
  void nothingIsAddedCutOffOrFilledUp() {
    assertThat(meddling.encode("be")).containsExactly(4);
    assertThat(meddling.encode("To be to being TO")).containsExactly(3, 4, 3, 4, 5, 3);
    String longText = "to be ".repeat(20_000);
    assertThat(meddling.encode(longText)).hasSize(40_000);
    assertThat(pairs.decode(pairs.encode(longText))).isEqualTo(longText);
  }

  @Test
  void anEmptyTextHasNoTokens() {
    assertThat(pairs.encode("")).isEmpty();
    assertThat(meddling.encode("")).isEmpty();
    assertThat(pairs.decode(new int[0])).isEmpty();
  }

  /** Java's own decoder is the oracle, but for how many of them stand for a broken sequence. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void bytesThatAreNotUtf8BecomeReplacementCharacters(long seed) {
    JsonTokenizer bytes =
        JsonTokenizer.of(LanguageTokenizer.of(new ByteTokenizer()).json(), "bytes");
    UniformRandomProvider random = new Seed(seed).stream("test", "bytes", 0);
    for (int i = 0; i < 200; i++) {
      byte[] values = new byte[random.nextInt(12)];
      random.nextBytes(values);
      int[] symbols = new int[values.length];
      Arrays.setAll(symbols, place -> Byte.toUnsignedInt(values[place]));
      assertThat(bytes.decode(symbols).replaceAll(BROKEN, "\ufffd"))
          .isEqualTo(new String(values, StandardCharsets.UTF_8).replaceAll(BROKEN, "\ufffd"));
    }
  }

  @Test
  void halfASurrogatePairIsReadAsAQuestionMark() {
    String text = "a \ud83d\ude00 \ud83d b\u0000\ude00";
    assertThat(pairs.decode(pairs.encode(text))).isEqualTo("a \ud83d\ude00 ? b\u0000?");
  }

  @Test
  void manyThreadsReadAndWriteTheSameAsOne() {
    List<String> texts =
        LongStream.range(0, 20).boxed().flatMap(seed -> AwkwardTexts.all(seed).stream()).toList();
    List<int[]> alone = texts.stream().map(pairs::encode).toList();
    List<int[]> together = texts.parallelStream().map(pairs::encode).toList();
    assertThat(together).usingRecursiveComparison().isEqualTo(alone);
    assertThat(together.parallelStream().map(pairs::decode).toList()).isEqualTo(texts);
  }

  @Test
  void theFileThatItGivesIsTheOneThatItWasMadeOf() throws IOException {
    Path file = Files.writeString(folder.resolve("tokenizer.json"), MEDDLING);
    JsonTokenizer read = JsonTokenizer.read(file);
    assertThat(read.json()).isEqualTo(MEDDLING);
    assertThat(read.encode("to be")).isEqualTo(meddling.encode("to be"));
  }

  @Test
  void readsTheSameTextTheSameWayWhereTheFileSaysToLeaveMergesOutByChance() {
    JsonTokenizer lots =
        JsonTokenizer.of(pairs.json().replace("\"dropout\":null", "\"dropout\":0.5"), "lots.json");
    for (String text : AwkwardTexts.all(5)) {
      assertThat(lots.encode(text)).isEqualTo(pairs.encode(text));
    }
    assertThat(lots.json()).isEqualTo(pairs.json());
    assertThat(lots.remark()).hasValueSatisfying(said -> assertThat(said).contains("lots.json"));
    assertThat(pairs.remark()).isEmpty();
  }

  @Test
  void addedSymbolsThatStandInAnotherOrderThanTheirNumbersAreText() {
    String json =
        MEDDLING
            .replace("\"id\": 7, \"content\": \"[LATE]\"", "\"id\": 8, \"content\": \"[LATE]\"")
            .replace("\"id\": 8, \"content\": \"   \"", "\"id\": 7, \"content\": \"   \"");
    JsonTokenizer unordered = JsonTokenizer.of(json, "it");
    assertThat(unordered.encode("to   be")).containsExactly(3, 8, 4);
    assertThat(unordered.decode(new int[] {3, 8, 7})).isEqualTo("to    ");
  }

  @Test
  void readsGpt2sOlderFiles() throws IOException {
    Files.writeString(
        folder.resolve("vocab.json"),
        "\ufeff{\"a\":0,\"b\":1,\"ab\":2,\"<|endoftext|>\":3,\"\u0120\":4}");
    Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\r\na b\r\n\r\n");
    for (String name : List.of("tokenizer.json", "vocab.json")) {
      JsonTokenizer read = JsonTokenizer.read(folder.resolve(name));
      assertThat(read.encode("ab ba")).containsExactly(2, 4, 1, 0);
      assertThat(read.decode(new int[] {2, 3, 4, 1})).isEqualTo("ab b");
      assertThat(read.boundary()).isEqualTo(3);
    }
  }

  @Test
  void olderFilesMayAddSymbolsOfTheirOwn() throws IOException {
    Files.writeString(folder.resolve("vocab.json"), "{\"a\":0,\"<|endoftext|>\":1}");
    Files.writeString(folder.resolve("merges.txt"), "");
    Files.writeString(folder.resolve("added_tokens.json"), "{\"[x]\":3,\"[END]\":2}");
    Files.writeString(folder.resolve("special_tokens_map.json"), "{\"eos_token\":\"[END]\"}");
    JsonTokenizer read = JsonTokenizer.read(folder.resolve("tokenizer.json"));
    assertThat(read.symbols()).isEqualTo(4);
    assertThat(read.boundary()).isEqualTo(2);
    assertThat(read.encode("a[x]a")).containsExactly(0, 3, 0);
    assertThat(read.decode(new int[] {0, 3, 2})).isEqualTo("a[x]");

    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        """
        {"add_prefix_space": false, "eos_token": {"content": "[END]"}, "added_tokens_decoder": {
          "1": {"content": "<|endoftext|>", "special": true},
          "2": {"content": "[END]", "special": true}, "3": {"content": "[x]", "special": true}}}
        """);
    JsonTokenizer decoded = JsonTokenizer.read(folder.resolve("tokenizer.json"));
    assertThat(decoded.decode(new int[] {0, 3, 2})).isEqualTo("a");
  }

  @Test
  void namesALineThatIsNoMerge() throws IOException {
    Files.writeString(folder.resolve("vocab.json"), "{\"a\":0,\"</s>\":1}");
    Files.writeString(folder.resolve("merges.txt"), "a a a\n");
    assertThatThrownBy(() -> JsonTokenizer.read(folder.resolve("tokenizer.json")))
        .isInstanceOf(IOException.class)
        .hasMessage("%s: \"a a a\" is no pair of symbols", folder.resolve("merges.txt"));
  }

  @Test
  void addedSymbolsCountAndTheBoundaryMayLieAmongTheTokens() {
    assertThat(meddling.boundary()).isEqualTo(1);
    assertThat(meddling.symbols()).isEqualTo(9);
    assertThat(meddling.vocabularySize()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 9, Integer.MAX_VALUE})
  void refusesSymbolsThatAreNone(int symbol) {
    assertThatThrownBy(() -> meddling.decode(new int[] {3, symbol}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("meddling.json", "0 to 8", String.valueOf(symbol));
  }

  @Test
  void saysWhatIsMissingWhereNoSymbolCanStandBetweenDocuments() {
    assertThatThrownBy(() -> JsonTokenizer.of(MEDDLING.replace("[SEP]", "[END]"), "my.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("my.json", "tokenizer_config.json", "eos_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"model\": 3}", "\"text\""})
  void namesAFileThatIsNoTokenizer(String json) {
    assertThatThrownBy(() -> JsonTokenizer.of(json, "broken.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("broken.json", "Hugging Face's library saves");
  }

  @Test
  void namesAFileThatTheLibraryCannotRead() {
    String strange = MEDDLING.replace("\"WordPiece\", \"unk_token\"", "\"Future\", \"unk_token\"");
    assertThatThrownBy(() -> JsonTokenizer.of(strange, "strange.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("strange.json", "tokenizers 0.21");
  }
}
