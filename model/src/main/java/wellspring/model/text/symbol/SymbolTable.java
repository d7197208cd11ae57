package wellspring.model.text.symbol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The symbols of a {@code tokenizer.json}, with the numbers that Hugging Face's library gives them.
 *
 * <p>It takes the model's own from the file. Added symbols that are none of those it numbers one
 * after the other, behind the model's own, whatever the file says.
 */
final class SymbolTable {
  /** So many rows are reserved for what a symbol means; more is a slip, not a vocabulary. */
  private static final int SYMBOLS_MAX = 1_000_000;

  private final String file;
  private final Map<String, Integer> vocabulary = new HashMap<>(); // the model's own
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final List<Added> added = new ArrayList<>();
  private final Set<Integer> special = new HashSet<>();
  private final int count;

  /** A symbol that the library looks for before the text is cut. */
  record Added(int id, String name, ObjectNode json) {}

  /**
   * @param json the whole file
   * @param file what messages call it
   * @throws IllegalArgumentException if a symbol has no number, none that can be, or that of
   *     another; the message names it
   */
  SymbolTable(ObjectNode json, String file) {
    this.file = file;
    readVocabulary(json.path("model").path("vocab"));
    requireOwnNumbers(json.path("added_tokens"));
    int last = -1;
    for (JsonNode token : json.path("added_tokens")) {
      String name = token.path("content").textValue();
      Integer known = ids.get(name);
      int id = known != null ? known : Math.max(vocabulary.size(), last + 1);
      last = Math.max(last, id);
      put(name, id);
      added.add(new Added(id, name, (ObjectNode) token));
      if (token.path("special").asBoolean()) {
        special.add(id);
      }
    }
    this.count = ids.values().stream().mapToInt(id -> id + 1).max().orElse(0);
  }

  /** The largest number, and one more. */
  int count() {
    return count;
  }

  Optional<Integer> id(String name) {
    return Optional.ofNullable(ids.get(name));
  }

  Optional<String> name(int id) {
    return Optional.ofNullable(names.get(id));
  }

  /** Whether the model itself has a symbol. */
  boolean isModels(String name) {
    return vocabulary.containsKey(name);
  }

  /** The added symbols, in the order of the file. */
  List<Added> added() {
    return added;
  }

  /** The numbers of those that the file calls special: they stand for no text. */
  Set<Integer> special() {
    return special;
  }

  /** By name, as BPE, WordPiece and WordLevel have it; or in a row with scores, as Unigram. */
  private void readVocabulary(JsonNode vocab) {
    if (vocab.isArray()) {
      for (int id = 0; id < vocab.size(); id++) {
        vocabulary.put(vocab.path(id).path(0).asText(), id);
      }
    } else {
      vocab
          .properties()
          .forEach(
              entry -> vocabulary.put(entry.getKey(), number(entry.getKey(), entry.getValue())));
    }
    vocabulary.forEach(this::put);
  }

  private void put(String name, int id) {
    ids.put(name, id);
    String other = names.putIfAbsent(id, name);
    if (other != null && !other.equals(name)) {
      throw twice(name, other, id);
    }
  }

  /** The library overlooks what the file says here; nobody can mean one that is another's. */
  private void requireOwnNumbers(JsonNode tokens) {
    Map<Integer, String> said = new HashMap<>(names);
    for (JsonNode token : tokens) {
      if (!token.path("content").isTextual() || !token.isObject()) {
        throw new IllegalArgumentException(
            "%s: an added symbol has no content: %s".formatted(file, token));
      }
      String name = token.path("content").textValue();
      int id = number(name, token.path("id"));
      String other = said.putIfAbsent(id, name);
      if (other != null && !other.equals(name)) {
        throw twice(name, other, id);
      }
    }
  }

  private int number(String symbol, JsonNode id) {
    if (!id.isInt() || id.intValue() < 0 || id.intValue() >= SYMBOLS_MAX) {
      throw new IllegalArgumentException(
          "%s: the id of symbol %s is %s; allowed: a whole number from 0 to %d"
              .formatted(
                  file,
                  CheckpointText.quoted(symbol),
                  id.isMissingNode() ? "missing" : id,
                  SYMBOLS_MAX - 1));
    }
    return id.intValue();
  }

  private IllegalArgumentException twice(String name, String other, int id) {
    List<String> both = Stream.of(name, other).sorted().map(CheckpointText::quoted).toList();
    return new IllegalArgumentException(
        "%s: %d is the id of symbol %s; allowed: an id of its own for each"
            .formatted(file, id, String.join(" and of ", both)));
  }
}
