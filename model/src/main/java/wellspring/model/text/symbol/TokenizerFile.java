package wellspring.model.text.symbol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code tokenizer.json} says about its symbols.
 *
 * <p>Hugging Face's library takes the name of a special symbol for the symbol wherever it stands in
 * text. People's text may have it, as text; so {@link #forText} is the same file without those
 * names, and without all else that adds, cuts off or fills up.
 */
public final class TokenizerFile {
  /** Names of the symbol between documents, the preferred one first. */
  private static final List<String> BOUNDARIES =
      List.of(TokenizerJson.BOUNDARY, "</s>", "[SEP]", "<eos>");

  private static final String REMEDY =
      "; give the tokenizer.json that Hugging Face's library saves";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Begins a name that no text has: Unicode promises never to make it a character. */
  private static final String NO_TEXT = "\uffff";

  private final String name;
  private final ObjectNode file;
  private final Map<String, Integer> vocabulary; // the model's own
  private final Symbols symbols;

  /**
   * @param json the file
   * @param name what messages call it
   * @throws IllegalArgumentException if it is no {@code tokenizer.json} or has no symbol that can
   *     stand between documents; the message says what to do
   */
  public TokenizerFile(String json, String name) {
    this.name = name;
    this.file = parse(json);
    this.vocabulary = vocabulary(file.path("model").path("vocab"));
    Map<String, Integer> all = new HashMap<>(vocabulary);
    for (JsonNode token : file.path("added_tokens")) {
      all.put(token.path("content").asText(), token.path("id").asInt());
    }
    int largest = all.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    int boundary = boundary(all);
    this.symbols = new Symbols(largest + 1, boundary, silent(boundary));
  }

  private Set<Integer> silent(int boundary) {
    Set<Integer> silent = new HashSet<>();
    silent.add(boundary);
    for (JsonNode token : file.path("added_tokens")) {
      if (token.path("special").asBoolean()) {
        silent.add(token.path("id").asInt());
      }
    }
    return silent;
  }

  /** Its symbols. */
  public Symbols symbols() {
    return symbols;
  }

  /**
   * The symbols of a file.
   *
   * @param count the largest number of a symbol, and one more
   * @param boundary the symbol between documents
   * @param silent those that stand for no text: the boundary, and what the file calls special
   */
  public record Symbols(int count, int boundary, Set<Integer> silent) {
    public Symbols {
      silent = Set.copyOf(silent);
    }
  }

  /** The file that reads special names as text, and neither adds, cuts off nor fills up. */
  public String forText() {
    ObjectNode plain = file.deepCopy();
    plain.putNull("truncation");
    plain.putNull("padding");
    plain.putNull("post_processor");
    plain.putArray("added_tokens").addAll(addedForText());
    return plain.toString();
  }

  /**
   * The added symbols that stand for text. The library numbers them one after the other, whatever
   * the file says; so between them the others keep their place under a name that no text has.
   */
  private List<JsonNode> addedForText() {
    List<JsonNode> kept = new ArrayList<>();
    int size = 0; // up to the last that stands for text
    for (JsonNode token : file.path("added_tokens")) {
      int id = token.path("id").asInt();
      if (!symbols.silent.contains(id)) {
        kept.add(token);
        size = kept.size();
      } else if (!vocabulary.containsKey(token.path("content").asText())) {
        kept.add(token.<ObjectNode>deepCopy().put("content", NO_TEXT + id));
      }
    }
    return kept.subList(0, size);
  }

  private ObjectNode parse(String json) {
    try {
      if (MAPPER.readTree(json) instanceof ObjectNode object && object.path("model").isObject()) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          name + ": not JSON: " + e.getOriginalMessage() + REMEDY, e);
    }
    throw new IllegalArgumentException(name + ": it has no 'model'" + REMEDY);
  }

  /** By name, as BPE, WordPiece and WordLevel have it; or in a row with scores, as Unigram. */
  private static Map<String, Integer> vocabulary(JsonNode vocab) {
    Map<String, Integer> ids = new HashMap<>();
    if (vocab.isArray()) {
      for (JsonNode piece : vocab) {
        ids.put(piece.path(0).asText(), ids.size());
      }
    }
    vocab.properties().forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt()));
    return ids;
  }

  private int boundary(Map<String, Integer> all) {
    return BOUNDARIES.stream()
        .filter(all::containsKey)
        .findFirst()
        .map(all::get)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: no symbol can stand between documents; add one of %s to its added_tokens"
                        .formatted(name, String.join(", ", BOUNDARIES))));
  }
}
