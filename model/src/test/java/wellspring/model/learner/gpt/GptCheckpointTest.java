package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.safetensors.SafetensorsReader;
import wellspring.model.safetensors.SafetensorsWriter;
import wellspring.model.text.symbol.TokenizerText;

class GptCheckpointTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void comesBackAsItWas(long seed) throws IOException {
    GptConfig config = new GptConfig(10 + (int) seed, 5, 6, (int) seed, 3);
    TokenizerText tokenizer =
        TokenizerText.of(TinyGpt.tokenizerJson(9).replace("w3", "\u00fc \ud83d\ude00 \\\" "), "it");
    GptCheckpoint checkpoint = new GptCheckpoint(TinyGpt.weights(config, seed), tokenizer, 77);
    GptCheckpoint read = read(TinyGpt.bytes(checkpoint));
    assertThat(read.weights().config()).isEqualTo(config);
    assertThat(read.weights().values()).containsExactlyElementsOf(checkpoint.weights().values());
    assertThat(read.tokenizer().json()).isEqualTo(tokenizer.json());
    assertThat(read.tokensMax()).isEqualTo(77);
    assertThat(TinyGpt.bytes(read)).isEqualTo(TinyGpt.bytes(checkpoint));
  }

  @Test
  void carriesTheTensorsOfTransformersAndWhatElseItNeeds() throws IOException {
    GptFolder tiny = GptFolder.load(TinyGpt.folder());
    byte[] bytes = TinyGpt.bytes(new GptCheckpoint(tiny.weights(), tiny.tokenizer(), 9));
    SafetensorsReader ours = new SafetensorsReader(new ByteArrayInputStream(bytes), "ours");
    try (SafetensorsReader theirs =
        SafetensorsReader.open(TinyGpt.folder().resolve("model.safetensors"))) {
      assertThat(ours.header().tensors()).isEqualTo(theirs.header().tensors());
    }
    assertThat(ours.header().metadata())
        .containsOnlyKeys(
            "format", "wellspring.config", "wellspring.tokenizer", "wellspring.tokens_max")
        .containsEntry("format", "pt")
        .containsEntry("wellspring.tokenizer", TinyGpt.text("tokenizer.json"))
        .containsEntry("wellspring.tokens_max", "9");
    assertThat(GptConfigJson.read(ours.header().metadata().get("wellspring.config"), "it"))
        .isEqualTo(TinyGpt.CONFIG);
  }

  @Test
  void refusesToWriteATokenizerThatTheModelDoesNotKnow() {
    GptWeights weights = TinyGpt.weights(TinyGpt.CONFIG, 1);
    assertThatThrownBy(() -> TinyGpt.bytes(new GptCheckpoint(weights, TinyGpt.tokenizer(40), 9)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the tokenizer does not fit the weights: it has 41 symbols, the model knows only 40; give"
                + " the model as many with transformers, model.resize_token_embeddings(41), and"
                + " save it");
  }

  @Test
  void needsRoomForAToken() {
    GptWeights weights = TinyGpt.weights(TinyGpt.CONFIG, 1);
    assertThatThrownBy(() -> new GptCheckpoint(weights, TinyGpt.tokenizer(39), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a document needs at least 1 token, not 0");
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  void saysWhatIsWrongWithItsMetadata(String key, String value, String problem) throws IOException {
    SafetensorsReader reader =
        new SafetensorsReader(new ByteArrayInputStream(whole()), "the checkpoint");
    Map<String, String> metadata = new TreeMap<>(reader.header().metadata());
    if (value == null) {
      metadata.remove(key);
    } else {
      metadata.put(key, value);
    }
    ByteArrayOutputStream spoiled = new ByteArrayOutputStream();
    SafetensorsWriter.write(metadata, reader.read(name -> true), spoiled);
    assertThatThrownBy(() -> read(spoiled.toByteArray()))
        .isInstanceOf(IOException.class)
        .hasMessage(problem);
  }

  static Stream<Arguments> spoiled() {
    String none = "the checkpoint is no checkpoint of this program: its metadata has no ";
    String remedy = "; of a model from transformers, give the folder";
    String unfit =
        "the tokenizer in the checkpoint does not fit the weights: it has 42 symbols, the model knows"
            + " only 40; give the model as many with transformers,"
            + " model.resize_token_embeddings(42), and save it";
    String shallow = TinyGpt.text("config.json").replace("\"n_layer\": 2", "\"n_layer\": 1");
    return Stream.of(
        Arguments.of("wellspring.config", null, none + "wellspring.config" + remedy),
        Arguments.of("wellspring.tokenizer", null, none + "wellspring.tokenizer" + remedy),
        Arguments.of("wellspring.tokens_max", null, none + "wellspring.tokens_max" + remedy),
        Arguments.of(
            "wellspring.tokens_max",
            "many",
            "the checkpoint is broken: its wellspring.tokens_max is many"),
        Arguments.of(
            "wellspring.tokens_max",
            "0",
            "the checkpoint is broken: its wellspring.tokens_max is 0"),
        Arguments.of(
            "wellspring.config", "[]", "the configuration in the checkpoint is no JSON object"),
        Arguments.of("wellspring.tokenizer", TinyGpt.tokenizerJson(41), unfit),
        Arguments.of(
            "wellspring.config",
            shallow,
            "the checkpoint does not fit its configuration: h.1.attn.c_attn.bias [24] is unknown;"
                + " h.1.attn.c_attn.weight [8, 24] is unknown; h.1.attn.c_proj.bias [8] is unknown;"
                + " h.1.attn.c_proj.weight [8, 8] is unknown; h.1.ln_1.bias [8] is unknown;"
                + " and 7 more"));
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] whole = whole();
    for (int length = 0; length < whole.length; length += 1 + length / 40) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void survivesBrokenBytes(long seed) throws IOException {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    byte[] whole = whole();
    for (int round = 0; round < 500; round++) {
      byte[] broken = whole.clone();
      int at = random.nextInt(random.nextBoolean() ? 1500 : broken.length);
      broken[at] = (byte) (random.nextBoolean() ? random.nextInt() : '0' + random.nextInt(10));
      try {
        assertThat(read(broken).weights().values()).hasSize(28);
      } catch (IOException e) {
        assertThat(e.getMessage()).contains("the checkpoint");
      }
    }
  }

  private static byte[] whole() throws IOException {
    GptWeights weights = TinyGpt.weights(TinyGpt.CONFIG, 5);
    return TinyGpt.bytes(new GptCheckpoint(weights, TinyGpt.tokenizer(39), 7));
  }

  private static GptCheckpoint read(byte[] bytes) throws IOException {
    return GptCheckpoint.read(new ByteArrayInputStream(bytes));
  }
}
