package wellspring.model.text.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.engine.JsonTokenizer;

class PreTokensTest {

  /** A tokenizer that knows exactly our pieces as words, but cuts the text in the library's way. */
  private static JsonTokenizer knowing(List<String> pieces) {
    ObjectNode file = new ObjectMapper().createObjectNode();
    file.putArray("added_tokens")
        .addObject()
        .put("id", pieces.size())
        .put("content", "</s>")
        .put("single_word", false)
        .put("lstrip", false)
        .put("rstrip", false)
        .put("normalized", false)
        .put("special", true);
    file.putObject("pre_tokenizer")
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", false)
        .put("use_regex", true);
    ObjectNode model = file.putObject("model").put("type", "WordLevel").put("unk_token", "none");
    ObjectNode vocabulary = model.putObject("vocab");
    for (int id = 0; id < pieces.size(); id++) {
      vocabulary.put(inLetters(pieces.get(id)), id);
    }
    return JsonTokenizer.of(file.toString(), "pieces");
  }

  private static String inLetters(String piece) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> ByteAlphabet.letter(Byte.toUnsignedInt(bytes[i])))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void piecesAreThoseOfHuggingFacesLibrary(long seed) {
    List<String> texts = AwkwardTexts.all(seed);
    List<String> all = texts.stream().flatMap(PreTokens::in).distinct().toList();
    JsonTokenizer library = knowing(all);
    for (String text : texts) {
      int[] ours = PreTokens.in(text).mapToInt(all::indexOf).toArray();
      assertThat(library.encode(text)).as(text).isEqualTo(ours);
    }
  }

  @Test
  void aWordTakesOneSpaceBeforeItAndEnglishEndingsStandAlone() {
    assertThat(PreTokens.in("I'll  say: it's 2 o'clock!\n\nYes"))
        .containsExactly(
            "I", "'ll", " ", " say", ":", " it", "'s", " 2", " o", "'", "clock", "!", "\n", "\n",
            "Yes");
  }

  @Test
  void piecesTogetherAreTheText() {
    for (String text : AwkwardTexts.all(11)) {
      assertThat(PreTokens.in(text).collect(Collectors.joining())).isEqualTo(text);
    }
  }

  @Test
  void countsEachPiece() {
    assertThat(PreTokens.counts(List.of("to be", "be to be"))).containsEntry(" be", 2L).hasSize(4);
  }
}
