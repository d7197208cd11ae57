package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GptFolderTest {
  private static final String MODEL = "model.safetensors";

  @TempDir Path folder;

  @Test
  void readsWhatTransformersWrote() throws IOException {
    GptFolder tiny = GptFolder.load(TinyGpt.folder());
    assertThat(tiny.weights().config()).isEqualTo(TinyGpt.CONFIG);
    assertThat(tiny.tokenizerJson()).isEqualTo(TinyGpt.text("tokenizer.json"));
    assertThat(values(tiny, "wte.weight")[39 * 8 + 7]).isEqualTo(-0x1.7ad796p-1f);
    assertThat(values(tiny, "wpe.weight")[15 * 8]).isEqualTo(-0x1.44c56ap-1f);
    assertThat(values(tiny, "h.0.attn.c_attn.weight")[3 * 24 + 17]).isEqualTo(0x1.c4a57p-2f);
    assertThat(values(tiny, "h.1.mlp.c_proj.weight")[31 * 8 + 6]).isEqualTo(0x1.b66d3ap-4f);
    assertThat(values(tiny, "h.1.ln_2.bias")[5]).isEqualTo(-0x1.4e8b0ap-2f);
    assertThat(values(tiny, "ln_f.weight")[2]).isEqualTo(0x1.745226p+0f);
  }

  private static float[] values(GptFolder model, String name) {
    List<String> names =
        Weights.parameters(TinyGpt.CONFIG).stream().map(Weights.Parameter::name).toList();
    return model.weights().values().get(names.indexOf(name));
  }

  @Test
  void exportsTheBytesThatTransformersWrites() throws IOException {
    GptFolder.load(TinyGpt.folder()).export(folder);
    assertThat(folder.resolve(MODEL)).hasSameBinaryContentAs(TinyGpt.folder().resolve(MODEL));
    assertThat(folder.resolve("tokenizer.json")).hasContent(TinyGpt.text("tokenizer.json"));
    JsonNode tokenizer =
        JsonText.object(Files.readString(folder.resolve("tokenizer_config.json")), "it");
    assertThat(tokenizer.get("eos_token").textValue()).isEqualTo("<|endoftext|>");
    assertThat(tokenizer.get("model_max_length").intValue()).isEqualTo(16);
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
    assertThat(read.tokenizerJson()).isEqualTo(second.tokenizerJson());
    try (Stream<Path> files = Files.list(inside)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "config.json", MODEL, "tokenizer.json", "tokenizer_config.json");
    }
  }

  @Test
  void readsACheckpointThatIsOneFile() throws IOException {
    Weights weights = TinyGpt.weights(TinyGpt.CONFIG, 3);
    GptCheckpoint checkpoint = new GptCheckpoint(weights, TinyGpt.tokenizer(39), 5);
    Path file = Files.write(folder.resolve("checkpoint"), TinyGpt.bytes(checkpoint));
    GptFolder read = GptFolder.load(file);
    assertThat(read.weights().values()).containsExactlyElementsOf(weights.values());
    assertThat(read.tokenizerJson()).isEqualTo(TinyGpt.tokenizer(39));
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
    Files.writeString(TinyGpt.copyTo(folder).resolve("tokenizer.json"), TinyGpt.tokenizer(40));
    assertRefused(
        folder.resolve("tokenizer.json")
            + " does not fit the checkpoint: it has 41 symbols, the model knows only 40");
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
    assertThatThrownBy(() -> GptFolder.load(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }
}
