package wellspring.model.engine;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import wellspring.model.text.ModelTokenizer;
import wellspring.model.text.symbol.TokenizerFile;
import wellspring.model.text.symbol.TokenizerText;

/**
 * The tokenizer that a {@code tokenizer.json} describes, at work in Hugging Face's library.
 *
 * <p>It neither adds symbols nor cuts text off, and leaves no merges out by chance. The name of a
 * special symbol in a text is text like any other; where the file's own vocabulary knows no other
 * way to spell it, it is left out. Half a surrogate pair is read as a question mark, as Java writes
 * it to UTF-8. Bytes that are not UTF-8 decode to U+FFFD; special symbols, and numbers that the
 * file leaves out, decode to nothing.
 *
 * <p>Where the boundary is the last symbol, the tokens are those before it; else its number lies
 * among theirs.
 */
public final class JsonTokenizer implements ModelTokenizer {
  private static final Cleaner CLEANER = Cleaner.create();

  /** The library's own defaults add, cut off at 512 symbols, and fill up. */
  private static final Map<String, String> OPTIONS =
      Map.of("addSpecialTokens", "false", "truncation", "do_not_truncate", "padding", "do_not_pad");

  private final String json;
  private final String name;
  private final boolean drawsLots;
  private final TokenizerFile.Symbols symbols;
  private final HuggingFaceTokenizer huggingFace;

  static {
    setUnlessGiven("OPT_OUT_TRACKING", "true"); // else DJL tells its makers where it runs
    setUnlessGiven("RUST_FLAVOR", "cpu"); // else it downloads a library where there is a GPU
  }

  private JsonTokenizer(TokenizerText text) {
    this.name = text.name();
    TokenizerFile file = new TokenizerFile(text);
    this.json = file.json();
    this.drawsLots = file.drawsLots();
    this.symbols = file.symbols();
    this.huggingFace = open(file.forText(), name);
    CLEANER.register(this, huggingFace::close);
  }

  /**
   * The tokenizer of a file's text.
   *
   * @param json the file
   * @param name what messages call it
   * @throws IllegalArgumentException if the library cannot read it, a symbol has no number of its
   *     own, or none can stand between documents; the message says what to do
   */
  public static JsonTokenizer of(String json, String name) {
    return new JsonTokenizer(TokenizerText.of(json, name));
  }

  /**
   * The tokenizer of a file; the files beside say which symbol ends documents.
   *
   * @throws IOException if a file cannot be read; the message names it
   * @throws IllegalArgumentException as for {@link #of}
   * @see TokenizerText#read
   */
  public static JsonTokenizer read(Path file) throws IOException {
    return new JsonTokenizer(TokenizerText.read(file));
  }

  /** What is done otherwise here than the file says, in a sentence for who runs a scenario. */
  public Optional<String> remark() {
    return drawsLots
        ? Optional.of(
            name
                + " uses dropout: it skips merges at random. Here it does not, so that runs can be repeated.")
        : Optional.empty();
  }

  @Override
  public int vocabularySize() {
    return boundary() == symbols() - 1 ? boundary() : symbols();
  }

  @Override
  public int symbols() {
    return symbols.count();
  }

  @Override
  public int boundary() {
    return symbols.boundary();
  }

  @Override
  public int[] encode(String text) {
    try {
      return LongStream.of(ids(wellFormed(text)))
          .mapToInt(Math::toIntExact)
          .filter(id -> id != boundary())
          .toArray();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(name + " cannot read a text: " + e.getMessage(), e);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * @throws IllegalArgumentException if a token is none of the symbols
   */
  @Override
  public String decode(int[] tokens) {
    long[] ids = IntStream.of(tokens).filter(this::hasText).asLongStream().toArray();
    try {
      return huggingFace.decode(ids, false);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** The file as it was given, but that no merges are left out by chance. */
  @Override
  public String json() {
    return json;
  }

  /** Without all else that an encoding has: places in the text, names, masks. Twice as fast. */
  private long[] ids(String text) {
    long encoding = TokenizersLibrary.LIB.encode(huggingFace.getHandle(), text, false);
    try {
      return TokenizersLibrary.LIB.getTokenIds(encoding);
    } finally {
      TokenizersLibrary.LIB.deleteEncoding(encoding);
    }
  }

  private boolean hasText(int token) {
    if (token < 0 || token >= symbols()) {
      throw new IllegalArgumentException(
          "%s has the symbols 0 to %d, but not %d".formatted(name, symbols() - 1, token));
    }
    return !symbols.silent().contains(token);
  }

  /** The text without halves of surrogate pairs, for which the library knows no encoding. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static HuggingFaceTokenizer open(String json, String name) {
    try {
      return HuggingFaceTokenizer.newInstance(
          new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), OPTIONS);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "%s: Hugging Face's library cannot read it: %s; save it with tokenizers 0.21 or older"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getenv(property) == null && System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
