package wellspring.model.language;

import wellspring.model.language.file.TextSource;
import wellspring.model.mix.Share;

/**
 * How a text becomes a language.
 *
 * @param source where the documents are read from
 * @param tokens what counts as a token
 * @param heldOut the share of the documents that no model trains on; at least one document
 */
public record TextSettings(TextSource source, Tokens tokens, Share heldOut) {

  /** What counts as a token. */
  public enum Tokens {
    WORD,
    BYTE,
    CHARACTER
  }
}
