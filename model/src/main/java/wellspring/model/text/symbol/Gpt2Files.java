package wellspring.model.text.symbol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A byte-level BPE tokenizer in the files that GPT-2 came with (Radford et al. 2019): {@code
 * vocab.json}, the numbers of the symbols, and {@code merges.txt}, a pair on each line. {@code
 * transformers} may have added symbols in {@code tokenizer_config.json} or, before version 4.34, in
 * {@code added_tokens.json}.
 */
final class Gpt2Files {
  private static final String VOCABULARY = "vocab.json";
  private static final String MERGES = "merges.txt";
  private static final String CONFIG = "tokenizer_config.json";

  private Gpt2Files() {}

  /** Whether both files lie beside a file, be it there or not. */
  static boolean areBeside(Path file) {
    return Stream.of(VOCABULARY, MERGES)
        .allMatch(name -> Files.isRegularFile(file.resolveSibling(name)));
  }

  /** Whether a file is one of them, or they lie in its place. */
  static boolean are(Path file) {
    boolean inItsPlace = file.endsWith(VOCABULARY) || !Files.exists(file);
    return inItsPlace && areBeside(file);
  }

  /**
   * The same tokenizer as {@code tokenizer.json}.
   *
   * @param file is one of the files, or would lie beside them
   * @throws IOException if one cannot be read or is not what it should be; the message names it
   */
  static String json(Path file) throws IOException {
    Path names = file.resolveSibling(VOCABULARY);
    ObjectNode vocabulary = CheckpointText.object(CheckpointText.read(names), names.toString());
    return TokenizerJson.bytePairs(
        vocabulary,
        merges(file.resolveSibling(MERGES)),
        TokenizerText.objectBeside(file, CONFIG).path("add_prefix_space").asBoolean(),
        added(file, vocabulary));
  }

  private static List<String> merges(Path file) throws IOException {
    List<String> merges =
        CheckpointText.read(file)
            .lines()
            .filter(line -> !line.startsWith("#version") && !line.isBlank())
            .toList();
    for (String merge : merges) {
      if (!merge.matches("[^ ]+ [^ ]+")) {
        throw new IOException(
            "%s: %s is no pair of symbols".formatted(file, CheckpointText.quoted(merge)));
      }
    }
    return merges;
  }

  /** The symbols beside the model's own, by number, and the boundary, which no file may name. */
  private static ArrayNode added(Path file, JsonNode vocabulary) throws IOException {
    SortedMap<Integer, ObjectNode> tokens = new TreeMap<>();
    JsonNode boundary = vocabulary.path(TokenizerJson.BOUNDARY);
    if (boundary.isInt()) {
      add(tokens, TokenizerJson.added(boundary, TokenizerJson.BOUNDARY, true));
    }
    JsonNode config = TokenizerText.objectBeside(file, CONFIG);
    JsonNode roles = TokenizerText.objectBeside(file, "special_tokens_map.json");
    for (var token : TokenizerText.objectBeside(file, "added_tokens.json").properties()) {
      boolean special = hasRole(token.getKey(), config) || hasRole(token.getKey(), roles);
      add(tokens, TokenizerJson.added(token.getValue(), token.getKey(), special));
    }
    for (var token : config.path("added_tokens_decoder").properties()) {
      if (token.getValue() instanceof ObjectNode known) {
        add(tokens, known.deepCopy().put("id", number(token.getKey())));
      }
    }
    return JsonNodeFactory.instance.arrayNode().addAll(tokens.values());
  }

  private static void add(SortedMap<Integer, ObjectNode> tokens, ObjectNode token) {
    tokens.put(token.path("id").asInt(-1), token);
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  /** Whether one of the values is a symbol's name, or an object with that content. */
  private static boolean hasRole(String name, JsonNode roles) {
    for (JsonNode role : roles) {
      boolean one = name.equals(role.asText()) || name.equals(role.path("content").asText());
      if (one || (role.isArray() && hasRole(name, role))) {
        return true;
      }
    }
    return false;
  }
}
