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

  @Override
  default int length(String document) {
    return tokenizer().encode(document).length;
  }
}
