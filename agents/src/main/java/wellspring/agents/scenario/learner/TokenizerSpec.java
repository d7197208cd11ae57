package wellspring.agents.scenario.learner;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import wellspring.agents.scenario.tree.Codec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.model.text.ByteTokenizer;
import wellspring.model.text.Tokenizer;

/** Which symbols a neural model reads and writes. */
public sealed interface TokenizerSpec {

  /** How tokenizers stand in a scenario. */
  Codec<TokenizerSpec> CODEC = Codec.of(TokenizerSpec::read, TokenizerSpec::written);

  /** What the scenario says. */
  JsonNode written();

  /** Whether its symbols are a language's own tokens. */
  boolean isOf(Tokenizer language);

  private static TokenizerSpec read(JsonNode node) {
    if (node.has("bpe")) {
      return new Bpe(node.path("bpe").intValue());
    } else if (node.has("file")) {
      return new File(Codecs.PATH.read(node.path("file")));
    }
    return switch (node.textValue()) {
      case "word" -> new Words();
      case "byte" -> new Bytes();
      default -> throw new IllegalStateException("the schema allows the tokenizer " + node);
    };
  }

  /** The language's own tokens. */
  record Words() implements TokenizerSpec {
    @Override
    public boolean isOf(Tokenizer language) {
      return true;
    }

    @Override
    public JsonNode written() {
      return Codecs.TEXT.write("word");
    }
  }

  /** The bytes of UTF-8. */
  record Bytes() implements TokenizerSpec {
    @Override
    public boolean isOf(Tokenizer language) {
      return language instanceof ByteTokenizer;
    }

    @Override
    public JsonNode written() {
      return Codecs.TEXT.write("byte");
    }
  }

  /**
   * Byte-level pair encoding, trained on what the humans write in the first round.
   *
   * @param symbols how many there are at most, the 256 bytes and the boundary included
   */
  record Bpe(int symbols) implements TokenizerSpec {
    @Override
    public boolean isOf(Tokenizer language) {
      return false;
    }

    @Override
    public JsonNode written() {
      return Codecs.object("bpe", Codecs.INTEGER.write(symbols));
    }
  }

  /**
   * A tokenizer that is there already.
   *
   * @param path a {@code tokenizer.json} of Hugging Face's
   */
  record File(Path path) implements TokenizerSpec {
    @Override
    public boolean isOf(Tokenizer language) {
      return false;
    }

    @Override
    public JsonNode written() {
      return Codecs.object("file", Codecs.PATH.write(path));
    }
  }
}
