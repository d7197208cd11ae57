package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.text.symbol.CheckpointText;
import wellspring.model.text.symbol.TokenizerFile;

class GptFolderTest {
  private static final String MODEL = "model.safetensors";

  @TempDir Path folder;

  @Test
  void readsWhatTransformersWrote() throws IOException {
    GptFolder tiny = GptFolder.load(TinyGpt.folder());
    assertThat(tiny.weights().config()).isEqualTo(TinyGpt.CONFIG);
    assertThat(tiny.tokenizer().json()).isEqualTo(TinyGpt.text("tokenizer.json"));
    assertThat(values(tiny, "wte.weight")[39 * 8 + 7]).isEqualTo(-0x1.7ad796p-1f);
    assertThat(values(tiny, "wpe.weight")[15 * 8]).isEqualTo(-0x1.44c56ap-1f);
    assertThat(values(tiny, "h.0.attn.c_attn.weight")[3 * 24 + 17]).isEqualTo(0x1.c4a57p-2f);
    assertThat(values(tiny, "h.1.mlp.c_proj.weight")[31 * 8 + 6]).isEqualTo(0x1.b66d3ap-4f);
    assertThat(values(tiny, "h.1.ln_2.bias")[5]).isEqualTo(-0x1.4e8b0ap-2f);
    assertThat(values(tiny, "ln_f.weight")[2]).isEqualTo(0x1.745226p+0f);
  }

  private static float[] values(GptFolder model, String name) {
    List<String> names =
        GptWeights.parameters(TinyGpt.CONFIG).stream().map(GptWeights.Parameter::name).toList();
    return model.weights().values().get(names.indexOf(name));
  }

  @Test
  void exportsTheBytesThatTransformersWrites() throws IOException {
    GptFolder.load(TinyGpt.folder()).export(folder);
    assertThat(folder.resolve(MODEL)).hasSameBinaryContentAs(TinyGpt.folder().resolve(MODEL));
    assertThat(folder.resolve("tokenizer.json")).hasContent(TinyGpt.text("tokenizer.json"));
    JsonNode tokenizer =
        CheckpointText.object(Files.readString(folder.resolve("tokenizer_config.json")), "it");
    assertThat(tokenizer.get("eos_token").textValue()).isEqualTo("<|endoftext|>");
    assertThat(tokenizer.get("model_max_length").intValue()).isEqualTo(16);
    assertThat(tokenizer.get("pad_token").textValue()).isEqualTo("<|endoftext|>");
    assertThat(tokenizer.get("unk_token").textValue()).isEqualTo("<unk>");
  }

  /** Columns: the file beside, what it says, and the number of the symbol that ends documents. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "config.json | \"eos_token_id\": 3 | 3",
        "config.json | \"eos_token_id\": [3, 7] | 3",
        "config.json | \"eos_token_id\": null | 38",
        "config.json | \"eos_token_id\": 50256 | 38",
        "generation_config.json | \"eos_token_id\": 3 | 3",
        "generation_config.json | \"eos_token_id\": [50256, 3] | 3",
        "generation_config.json | \"eos_token_id\": null | 38",
        "tokenizer_config.json | \"eos_token\": \"[END]\" | 3",
        "tokenizer_config.json | \"eos_token\": {\"content\": \"[END]\"} | 3",
        "tokenizer_config.json | \"eos_token\": null | 38",
        "special_tokens_map.json | \"eos_token\": \"[END]\" | 3",
      })
  void exportsTheEndThatItsFolderDeclares(String name, String said, int end) throws IOException {
    TinyGpt.copyTo(folder);
    declareAnEnd();
    Path own = folder.resolve("config.json");
    String config = Files.readString(own).replace("\"eos_token_id\": 38,", "");
    Files.writeString(own, config);
    String text = name.equals("config.json") ? config.replaceFirst("}\\s*$", ",%s}") : "{%s}";
    Files.writeString(folder.resolve(name), text.formatted(said));

    Path exported = folder.resolve("exported");
    GptFolder.load(folder).export(exported);

    JsonNode written =
        CheckpointText.object(CheckpointText.read(exported.resolve("config.json")), "it");
    JsonNode tokenizer =
        CheckpointText.object(CheckpointText.read(exported.resolve("tokenizer_config.json")), "it");
    for (String role : List.of("bos_token", "eos_token", "pad_token")) {
      assertThat(written.get(role + "_id").intValue()).as(role).isEqualTo(end);
      assertThat(tokenizer.get(role).textValue())
          .as(role)
          .isEqualTo(end == 3 ? "[END]" : "<|endoftext|>");
    }
    assertThat(new TokenizerFile(GptFolder.load(exported).tokenizer()).symbols().boundary())
        .isEqualTo(end);
  }

  /** Gives symbol 3 another name, which stands for no text. */
  private void declareAnEnd() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    String json = Files.readString(file);
    JsonNode vocabulary = CheckpointText.object(json, "it").path("model").path("vocab");
    String third =
        vocabulary
            .propertyStream()
            .filter(word -> word.getValue().intValue() == 3)
            .map(word -> "\"" + word.getKey() + "\"")
            .findFirst()
            .orElseThrow();
    Files.writeString(
        file,
        json.replaceFirst(Pattern.quote(third), "\"[END]\"")
            .replaceFirst(
                "\"added_tokens\": *\\[",
                "\"added_tokens\":[{\"id\":3,\"content\":\"[END]\",\"special\":true},"));
  }

  @Test
  void stepsOverByteOrderMarks() throws IOException {
    TinyGpt.copyTo(folder);
    for (String name : List.of("config.json", "tokenizer.json")) {
      Path file = folder.resolve(name);
      Files.writeString(file, "\ufeff" + Files.readString(file));
    }
    assertThat(GptFolder.load(folder).weights().config()).isEqualTo(TinyGpt.CONFIG);
    assertThat(GptFolder.load(folder).tokenizer().json()).isEqualTo(TinyGpt.text("tokenizer.json"));
  }

  @Test
  void readsGpt2sOlderFilesAndExportsTheNewer() throws IOException {
    Files.delete(TinyGpt.copyTo(folder).resolve("tokenizer.json"));
    Files.writeString(
        folder.resolve("vocab.json"), "{\"a\":0,\"b\":1,\"ab\":2,\"<|endoftext|>\":3}");
    Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\n");
    GptFolder.load(folder).export(folder.resolve("exported"));
    JsonNode tokenizer =
        CheckpointText.object(CheckpointText.read(folder.resolve("exported/tokenizer.json")), "it");
    assertThat(tokenizer.at("/model/vocab/ab").intValue()).isEqualTo(2);
    assertThat(tokenizer.at("/model/merges/0").textValue()).isEqualTo("a b");
    assertThat(tokenizer.at("/added_tokens/0/content").textValue()).isEqualTo("<|endoftext|>");
  }

  @Test
  void looksAtAllButTheValues() throws IOException {
    GptFolder.check(TinyGpt.copyTo(folder));
    byte[] model = Files.readAllBytes(folder.resolve(MODEL));
    Arrays.fill(model, model.length - 4, model.length, (byte) 0xff);
    Files.write(folder.resolve(MODEL), model);
    GptFolder.check(folder);
    assertThatThrownBy(() -> GptFolder.load(folder)).hasMessageContaining("no finite number");
    Files.write(folder.resolve(MODEL), Arrays.copyOf(model, model.length - 1));
    assertThatThrownBy(() -> GptFolder.check(folder)).hasMessageContaining("truncated");
  }

  @Test
  void readsItsOwnExportAndLeavesNothingElseBehind() throws IOException {
    Path inside = folder.resolve("a/b");
    GptFolder first = new GptFolder(TinyGpt.weights(TinyGpt.CONFIG, 1), TinyGpt.tokenizer(3));
    GptFolder second =
        new GptFolder(TinyGpt.weights(new GptConfig(12, 3, 4, 1, 1), 2), TinyGpt.tokenizer(11));
    first.export(inside);
    second.export(inside);
    GptFolder read = GptFolder.load(inside);
    assertThat(read.weights().config()).isEqualTo(second.weights().config());
    assertThat(read.weights().values()).containsExactlyElementsOf(second.weights().values());
    assertThat(read.tokenizer().json()).isEqualTo(second.tokenizer().json());
    try (Stream<Path> files = Files.list(inside)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "config.json", MODEL, "tokenizer.json", "tokenizer_config.json");
    }
  }

  @Test
  void readsACheckpointThatIsOneFile() throws IOException {
    GptWeights weights = TinyGpt.weights(TinyGpt.CONFIG, 3);
    GptCheckpoint checkpoint = new GptCheckpoint(weights, TinyGpt.tokenizer(39), 5);
    Path file = Files.write(folder.resolve("checkpoint"), TinyGpt.bytes(checkpoint));
    GptFolder read = GptFolder.load(file);
    assertThat(read.weights().values()).containsExactlyElementsOf(weights.values());
    assertThat(read.tokenizer().json()).isEqualTo(TinyGpt.tokenizerJson(39));
  }

  @Test
  void asksForTheFolderOfAModelFile() {
    Path file = TinyGpt.folder().resolve(MODEL);
    assertThatThrownBy(() -> GptFolder.load(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + " is no checkpoint of this program: its metadata has no wellspring.config;"
                + " of a model from transformers, give the folder");
  }

  @Test
  void saysWhenThereIsNothing() {
    Path nothing = folder.resolve("nothing");
    assertThatThrownBy(() -> GptFolder.load(nothing))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no file or folder " + nothing);
  }

  @ParameterizedTest
  @CsvSource({"config.json", "tokenizer.json"})
  void saysWhichFileIsMissing(String name) throws IOException {
    Files.delete(TinyGpt.copyTo(folder).resolve(name));
    assertRefused(
        folder.resolve(name)
            + " is missing: a model needs config.json, model.safetensors and tokenizer.json");
  }

  @ParameterizedTest
  @CsvSource({
    "model.safetensors.index.json, 'the weights lie in several files; write it'",
    "pytorch_model.bin, 'the weights lie in pytorch_model.bin; write it'",
    "pytorch_model.bin.index.json, 'the weights lie in pytorch_model.bin; write it'",
  })
  void saysHowToBringWeightsThatLieElsewhere(String name, String problem) throws IOException {
    Files.delete(TinyGpt.copyTo(folder).resolve(MODEL));
    Files.createFile(folder.resolve(name));
    assertRefused(
        folder.resolve(MODEL)
            + " is missing, "
            + problem
            + " with transformers: model.save_pretrained(folder, max_shard_size='100GB')");
    Files.delete(folder.resolve(name));
    assertRefused(folder.resolve(MODEL) + " is missing");
  }

  @Test
  void refusesATokenizerWithMoreSymbolsThanTheModelKnows() throws IOException {
    Files.writeString(TinyGpt.copyTo(folder).resolve("tokenizer.json"), TinyGpt.tokenizerJson(40));
    assertRefused(
        folder.resolve("tokenizer.json")
            + " does not fit the weights: it has 41 symbols, the model knows only 40; give the model"
            + " as many with transformers, model.resize_token_embeddings(41), and save it");
  }

  @Test
  void refusesAConfigurationThatIsNoUtf8() throws IOException {
    Path config = TinyGpt.copyTo(folder).resolve("config.json");
    Files.write(config, new byte[] {'{', (byte) 0xff, '}'});
    assertRefused(config + " is no UTF-8");
  }

  @Test
  void refusesWeightsOfAnotherShape() throws IOException {
    Path config = TinyGpt.copyTo(folder).resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace("\"n_positions\": 16", "\"n_positions\": 32"));
    assertRefused(
        folder.resolve(MODEL)
            + " does not fit its configuration: wpe.weight is [16, 8], not [32, 8]");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> GptFolder.check(folder)).hasMessage(message);
    assertThatThrownBy(() -> GptFolder.load(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }
}
