package wellspring.model.language;

import java.util.Optional;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/** A language whose documents are sequences of tokens. */
public interface TokenLanguage extends Language {

  /** Text to tokens and back; measures of all models are taken in these tokens. */
  Tokenizer tokenizer();

  DocumentEnd documentEnd();

  /**
   * How often humans use each token: probabilities, indexed by token. Where truth is unknown, the
   * relative frequencies in the part of the text that models may train on.
   */
  double[] tokenFrequencies();

  /** The exact distribution of the next token, where the language knows it. */
  Optional<TokenDistribution> truth();

  /**
   * The language as people speak it in one round, standing still: whatever is asked of it, it is
   * that round for ever. Models of a round are measured against it. Without this, {@link #truth},
   * {@link #tokenFrequencies} and {@link #heldOut} speak of round 0.
   *
   * @param round from 0
   * @return the language itself where nothing changes with the rounds
   */
  default TokenLanguage asOf(int round) {
    return this;
  }

  @Override
  default int length(String document) {
    DocumentEnd end = documentEnd();
    return end instanceof DocumentEnd.FixedLength
        ? end.tokensMax() // without a look at each of a million documents
        : tokenizer().count(document);
  }

  @Override
  default void requireDocument(String text) {
    int tokens = tokenizer().encode(text).length;
    int tokensMax = documentEnd().tokensMax();
    boolean fixed = documentEnd() instanceof DocumentEnd.FixedLength;
    if (fixed && tokens != tokensMax) {
      throw new IllegalArgumentException(
          "a document of this language has exactly %,d tokens, not %,d"
              .formatted(tokensMax, tokens));
    } else if (tokens < 1 || tokens > tokensMax) {
      throw new IllegalArgumentException(
          "a document of this language has 1 to %,d tokens, not %,d".formatted(tokensMax, tokens));
    }
  }
}
