package wellspring.model.learner.gpt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import wellspring.model.safetensors.SafetensorsReader;
import wellspring.model.safetensors.SafetensorsWriter;
import wellspring.model.text.symbol.CheckpointText;
import wellspring.model.text.symbol.TokenizerFile;
import wellspring.model.text.symbol.TokenizerText;

/**
 * A GPT and its tokenizer, which {@code transformers} reads and writes as a folder: {@code
 * config.json}, {@code model.safetensors}, {@code tokenizer.json} and {@code
 * tokenizer_config.json}. GPT-2's older {@code vocab.json} and {@code merges.txt} may stand in for
 * the tokenizer.
 *
 * @param weights what it learned
 * @param tokenizer its tokenizer
 */
record GptFolder(GptWeights weights, TokenizerText tokenizer) {
  private static final String CONFIG = "config.json";
  private static final String MODEL = "model.safetensors";
  private static final String TOKENIZER_CONFIG = "tokenizer_config.json";

  /**
   * Writes the folder. Each file is written beside and renamed.
   *
   * @throws IOException if a file cannot be written, or the tokenizer does not fit the weights
   */
  void export(Path folder) throws IOException {
    GptConfig config = weights.config();
    TokenizerFile symbols = KnownSymbols.of(tokenizer, config);
    Files.createDirectories(folder);
    write(folder.resolve(CONFIG), GptConfigJson.write(config, symbols));
    write(folder.resolve(TokenizerText.FILE), symbols.json());
    write(folder.resolve(TOKENIZER_CONFIG), tokenizerConfigJson(symbols));
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
        return new GptFolder(checkpoint.weights(), checkpoint.tokenizer());
      }
    }
    GptConfig config = config(path);
    TokenizerText tokenizer = tokenizer(path, config);
    try (SafetensorsReader reader = open(path)) {
      return new GptFolder(GptTensors.read(reader, config), tokenizer);
    }
  }

  /**
   * Looks whether {@link #load} can read a folder, as far as this shows without the weights'
   * values.
   *
   * @throws IOException if it cannot
   */
  static void check(Path folder) throws IOException {
    GptConfig config = config(folder);
    TokenizerText unused = tokenizer(folder, config);
    try (SafetensorsReader reader = open(folder)) {
      GptTensors.check(reader, config);
    }
  }

  /** The architecture of a folder's model. */
  static GptConfig config(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no file or folder " + folder);
    }
    Path file = folder.resolve(CONFIG);
    if (!Files.isRegularFile(file)) {
      throw missing(file);
    }
    return GptConfigJson.read(CheckpointText.read(file), file.toString());
  }

  private static TokenizerText tokenizer(Path folder, GptConfig config) throws IOException {
    Path file = folder.resolve(TokenizerText.FILE);
    if (!TokenizerText.isThere(file)) {
      throw missing(file);
    }
    TokenizerText text = TokenizerText.read(file);
    TokenizerFile unused = KnownSymbols.of(text, config);
    return text;
  }

  private static IOException missing(Path file) {
    return new IOException(
        "%s is missing: a model needs %s, %s and %s"
            .formatted(file, CONFIG, MODEL, TokenizerText.FILE));
  }

  private String tokenizerConfigJson(TokenizerFile symbols) {
    String end = CheckpointText.quoted(symbols.boundaryName());
    return """
        {
          "bos_token": %s,
          "clean_up_tokenization_spaces": false,
          "eos_token": %s,
          "model_max_length": %d,
          "pad_token": %s,
          "tokenizer_class": "PreTrainedTokenizerFast",
          "unk_token": %s
        }
        """
        .formatted(
            end,
            end,
            weights.config().context(),
            CheckpointText.quoted(symbols.paddingName()),
            symbols.unknownName().map(CheckpointText::quoted).orElse("null"));
  }

  private static SafetensorsReader open(Path folder) throws IOException {
    requireModel(folder);
    return SafetensorsReader.open(folder.resolve(MODEL));
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

  private static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(UTF_8)));
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
