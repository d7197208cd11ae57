package wellspring.model.learner.gpt;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The symbols of a {@code tokenizer.json}, as far as a checkpoint must know them.
 *
 * @param count the largest id and one
 * @param boundary the symbol between documents, if it has one of the usual
 */
record TokenizerSymbols(int count, Optional<Symbol> boundary) {
  private static final List<String> BOUNDARIES = List.of("<|endoftext|>", "</s>", "[SEP]", "<eos>");

  /** One symbol. */
  record Symbol(String text, int id) {}

  /**
   * Finds the symbols of a model's tokenizer. The model must know all of them; it may know more,
   * since vocabularies are padded.
   *
   * @param json the text of a {@code tokenizer.json}
   * @param file how errors call it
   * @throws IOException if it is something else, or the model knows fewer symbols
   */
  static TokenizerSymbols of(String json, String file, GptConfig config) throws IOException {
    TokenizerSymbols symbols = of(json, file);
    if (symbols.count() > config.symbols()) {
      throw new IOException(
          "%s does not fit the checkpoint: it has %d symbols, the model knows only %d"
              .formatted(file, symbols.count(), config.symbols()));
    }
    return symbols;
  }

  private static TokenizerSymbols of(String json, String file) throws IOException {
    List<Symbol> symbols = symbols(JsonText.object(json, file), file);
    int count = 0;
    Symbol boundary = null;
    for (Symbol symbol : symbols) {
      if (symbol.id() < 0 || symbol.id() == Integer.MAX_VALUE) {
        throw new IOException(
            "%s is no tokenizer: symbol '%s' has no id".formatted(file, symbol.text()));
      }
      count = Math.max(count, symbol.id() + 1);
      if (rank(symbol) < rank(boundary)) {
        boundary = symbol;
      }
    }
    if (count == 0) {
      throw new IOException(file + " is no tokenizer: it has no symbols");
    }
    return new TokenizerSymbols(count, Optional.ofNullable(boundary));
  }

  private static int rank(Symbol symbol) {
    int rank = symbol == null ? -1 : BOUNDARIES.indexOf(symbol.text());
    return rank < 0 ? BOUNDARIES.size() : rank;
  }

  private static List<Symbol> symbols(JsonNode tokenizer, String file) throws IOException {
    List<Symbol> symbols = new ArrayList<>();
    for (JsonNode added : tokenizer.path("added_tokens")) {
      symbols.add(new Symbol(added.path("content").asText(), id(added.path("id"))));
    }
    JsonNode vocabulary = tokenizer.path("model").path("vocab");
    if (vocabulary.isObject()) {
      vocabulary.properties().forEach(e -> symbols.add(new Symbol(e.getKey(), id(e.getValue()))));
    } else if (vocabulary.isArray()) {
      for (int id = 0; id < vocabulary.size(); id++) {
        symbols.add(new Symbol(vocabulary.get(id).path(0).asText(), id));
      }
    } else {
      throw new IOException(file + " is no tokenizer: it has no model.vocab");
    }
    return symbols;
  }

  private static int id(JsonNode node) {
    return node.isInt() ? node.intValue() : -1;
  }
}
