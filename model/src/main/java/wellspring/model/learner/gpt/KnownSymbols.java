package wellspring.model.learner.gpt;

import java.io.IOException;
import wellspring.model.text.symbol.TokenizerFile;
import wellspring.model.text.symbol.TokenizerText;

/** Whether a model knows the symbols of its tokenizer. */
final class KnownSymbols {
  private KnownSymbols() {}

  /**
   * The tokenizer of a model. The model must know all its symbols; it may know more, since
   * vocabularies are padded.
   *
   * @throws IOException if it is no tokenizer, or the model knows fewer symbols
   */
  static TokenizerFile of(TokenizerText text, GptConfig config) throws IOException {
    TokenizerFile tokenizer;
    try {
      tokenizer = new TokenizerFile(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    int count = tokenizer.symbols().count();
    if (count > config.symbols()) {
      throw new IOException(
          ("%s does not fit the weights: it has %d symbols, the model knows only %d; give the model"
                  + " as many with transformers, model.resize_token_embeddings(%d), and save it")
              .formatted(text.name(), count, config.symbols(), count));
    }
    return tokenizer;
  }
}
