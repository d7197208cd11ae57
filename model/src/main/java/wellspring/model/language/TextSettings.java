package wellspring.model.language;

import wellspring.model.language.file.TextSource;
import wellspring.model.mix.Share;

/**
 * How a text becomes a language.
 *
 * @param source where the documents are read from
 * @param tokens what counts as a token
 * @param heldOut the share of the documents that no model trains on; at least one document
 * @param documentTokensMax where a model's document that does not end is cut off; what people wrote
 *     may be longer
 */
public record TextSettings(TextSource source, Tokens tokens, Share heldOut, int documentTokensMax) {
  public TextSettings {
    if (documentTokensMax < 1) {
      throw new IllegalArgumentException(
          "documentTokensMax must be at least 1, not " + documentTokensMax);
    }
  }

  /** What counts as a token. */
  public enum Tokens {
    WORD,
    BYTE
  }
}
