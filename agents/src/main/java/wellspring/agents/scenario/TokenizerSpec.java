package wellspring.agents.scenario;

import java.nio.file.Path;

/** Which symbols a neural model reads and writes. */
public sealed interface TokenizerSpec {

  /** The language's own tokens. */
  record Words() implements TokenizerSpec {}

  /** The bytes of UTF-8. */
  record Bytes() implements TokenizerSpec {}

  /**
   * Byte-level pair encoding, trained on what the humans write in the first round.
   *
   * @param symbols how many there are at most, the 256 bytes and the boundary included
   */
  record Bpe(int symbols) implements TokenizerSpec {}

  /**
   * A tokenizer that is there already.
   *
   * @param path a {@code tokenizer.json} of Hugging Face's
   */
  record File(Path path) implements TokenizerSpec {}
}
