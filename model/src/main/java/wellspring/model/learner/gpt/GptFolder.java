package wellspring.model.learner.gpt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import wellspring.model.learner.gpt.TokenizerSymbols.Symbol;
import wellspring.model.safetensors.SafetensorsReader;
import wellspring.model.safetensors.SafetensorsWriter;

/**
 * A GPT and its tokenizer, which {@code transformers} reads and writes as a folder: {@code
 * config.json}, {@code model.safetensors}, {@code tokenizer.json} and, for AutoTokenizer, {@code
 * tokenizer_config.json}.
 *
 * @param weights what it learned
 * @param tokenizerJson its tokenizer, as the text of a {@code tokenizer.json}
 */
record GptFolder(Weights weights, String tokenizerJson) {
  private static final String CONFIG = "config.json";
  private static final String MODEL = "model.safetensors";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
  private static final long TEXT_BYTES_MAX = 100_000_000;

  /**
   * Writes the folder. Each file is written beside and renamed.
   *
   * @throws IOException if a file cannot be written, or the tokenizer does not fit the weights
   */
  void export(Path folder) throws IOException {
    GptConfig config = weights.config();
    TokenizerSymbols symbols = TokenizerSymbols.of(tokenizerJson, "the tokenizer", config);
    String configJson = GptConfigJson.write(config, symbols);
    String tokenizerConfig = tokenizerConfigJson(symbols);
    Files.createDirectories(folder);
    write(folder.resolve(CONFIG), out -> out.write(configJson.getBytes(UTF_8)));
    write(folder.resolve(TOKENIZER), out -> out.write(tokenizerJson.getBytes(UTF_8)));
    write(folder.resolve(TOKENIZER_CONFIG), out -> out.write(tokenizerConfig.getBytes(UTF_8)));
    write(
        folder.resolve(MODEL),
        out -> SafetensorsWriter.write(Map.of("format", "pt"), GptTensors.of(weights), out));
  }

  /**
   * Reads a folder that {@link #export} or {@code transformers} wrote, or a file that {@link
   * GptCheckpoint#write} wrote.
   *
   * @throws IOException if there is nothing, something else, or a model that this program does not
   *     compute; the message says which file and what to do
   */
  static GptFolder load(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      try (SafetensorsReader reader = SafetensorsReader.open(path)) {
        GptCheckpoint checkpoint = GptCheckpoint.read(reader);
        return new GptFolder(checkpoint.weights(), checkpoint.tokenizerJson());
      }
    }
    if (!Files.isDirectory(path)) {
      throw new IOException("there is no file or folder " + path);
    }
    GptConfig config = GptConfigJson.read(text(path, CONFIG), path.resolve(CONFIG).toString());
    String tokenizerJson = text(path, TOKENIZER);
    TokenizerSymbols.of(tokenizerJson, path.resolve(TOKENIZER).toString(), config);
    requireModel(path);
    try (SafetensorsReader reader = SafetensorsReader.open(path.resolve(MODEL))) {
      return new GptFolder(GptTensors.read(reader, config), tokenizerJson);
    }
  }

  private String tokenizerConfigJson(TokenizerSymbols symbols) {
    String end = symbols.boundary().map(Symbol::text).map(JsonText::quoted).orElse("null");
    return """
        {
          "bos_token": %s,
          "clean_up_tokenization_spaces": false,
          "eos_token": %s,
          "model_max_length": %d,
          "tokenizer_class": "PreTrainedTokenizerFast"
        }
        """
        .formatted(end, end, weights.config().context());
  }

  private static String text(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "%s is missing: a model needs %s, %s and %s".formatted(file, CONFIG, MODEL, TOKENIZER));
    }
    if (Files.size(file) > TEXT_BYTES_MAX) {
      throw new IOException(
          "%s has %d bytes, the limit is %d".formatted(file, Files.size(file), TEXT_BYTES_MAX));
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no UTF-8", e);
    }
  }

  private static void requireModel(Path folder) throws IOException {
    if (Files.isRegularFile(folder.resolve(MODEL))) {
      return;
    }
    String problem = "%s is missing".formatted(folder.resolve(MODEL));
    String remedy =
        "; write it with transformers: model.save_pretrained(folder, max_shard_size='100GB')";
    if (Files.exists(folder.resolve("model.safetensors.index.json"))) {
      throw new IOException(problem + ", the weights lie in several files" + remedy);
    }
    if (Files.exists(folder.resolve("pytorch_model.bin"))
        || Files.exists(folder.resolve("pytorch_model.bin.index.json"))) {
      throw new IOException(problem + ", the weights lie in pytorch_model.bin" + remedy);
    }
    throw new IOException(problem);
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static void write(Path file, Content content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        content.writeTo(out);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
