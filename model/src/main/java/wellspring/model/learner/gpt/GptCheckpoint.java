package wellspring.model.learner.gpt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.model.safetensors.SafetensorsReader;
import wellspring.model.safetensors.SafetensorsWriter;
import wellspring.model.text.symbol.CheckpointText;
import wellspring.model.text.symbol.TokenizerFile;
import wellspring.model.text.symbol.TokenizerText;

/**
 * A GPT with all that it needs to write, as one file: safetensors under the names of {@code
 * transformers}, with its configuration and its tokenizer in the metadata. The same model always
 * gives the same bytes.
 *
 * @param weights what it learned
 * @param tokenizer its tokenizer
 * @param tokensMax the most tokens of a document, at least 1
 */
record GptCheckpoint(GptWeights weights, TokenizerText tokenizer, int tokensMax) {
  private static final String CONFIG = "wellspring.config";
  private static final String TOKENIZER = "wellspring.tokenizer";
  private static final String TOKENS_MAX = "wellspring.tokens_max";

  GptCheckpoint {
    if (tokensMax < 1) {
      throw new IllegalArgumentException("a document needs at least 1 token, not " + tokensMax);
    }
  }

  /**
   * Writes the file and flushes the stream.
   *
   * @throws IOException if the stream refuses, or the tokenizer does not fit the weights
   */
  void write(OutputStream out) throws IOException {
    GptConfig config = weights.config();
    TokenizerFile symbols = KnownSymbols.of(tokenizer, config);
    SortedMap<String, String> metadata = new TreeMap<>();
    metadata.put("format", "pt");
    metadata.put(CONFIG, GptConfigJson.write(config, symbols));
    metadata.put(TOKENIZER, tokenizer.json());
    metadata.put(TOKENS_MAX, String.valueOf(tokensMax));
    SafetensorsWriter.write(metadata, GptTensors.of(weights), out);
  }

  /**
   * Reads the file, to the end of the stream, which stays open.
   *
   * @throws IOException if it is something else, broken, or contradicts itself
   */
  static GptCheckpoint read(InputStream in) throws IOException {
    return read(new SafetensorsReader(in, "the checkpoint"));
  }

  /** Reads a file of which the header is read. */
  static GptCheckpoint read(SafetensorsReader reader) throws IOException {
    String file = reader.name();
    String configJson = metadata(reader, CONFIG);
    GptConfig config = GptConfigJson.read(configJson, "the configuration in " + file);
    TokenizerText tokenizer =
        new TokenizerText(
            metadata(reader, TOKENIZER),
            TokenizerText.endsIn(CheckpointText.object(configJson, file)),
            "the tokenizer in " + file);
    TokenizerFile unused = KnownSymbols.of(tokenizer, config);
    int tokensMax = count(metadata(reader, TOKENS_MAX), file);
    return new GptCheckpoint(GptTensors.read(reader, config), tokenizer, tokensMax);
  }

  private static String metadata(SafetensorsReader reader, String key) throws IOException {
    String value = reader.header().metadata().get(key);
    if (value == null) {
      throw new IOException(
          reader.name()
              + " is no checkpoint of this program: its metadata has no "
              + key
              + "; of a model from transformers, give the folder");
    }
    return value;
  }

  private static int count(String text, String file) throws IOException {
    try {
      int count = Integer.parseInt(text);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw new IOException(file + " is broken: its " + TOKENS_MAX + " is " + text, e);
    }
    throw new IOException(file + " is broken: its " + TOKENS_MAX + " is " + text);
  }
}
