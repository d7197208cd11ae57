package wellspring.model.text.symbol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Writes Hugging Face's {@code tokenizer.json}: how text is cut, which numbers the pieces have, and
 * how they become text again. On one line, so that it is the same on every system.
 */
final class TokenizerJson {
  /** What the symbol between documents is called. */
  static final String BOUNDARY = "<|endoftext|>";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TokenizerJson() {}

  /**
   * Byte-level BPE whose boundary follows the other symbols.
   *
   * @param vocabulary the symbols' names in the byte alphabet, by number
   * @param merges pairs of names, parted by a space, the first merge first
   * @param cutIntoWords whether text is cut by GPT-2's rule first; without merges it makes no
   *     difference
   */
  static String bytePairs(List<String> vocabulary, List<String> merges, boolean cutIntoWords) {
    ObjectNode bytes = bytes(false, cutIntoWords);
    return file(pairs(numbered(vocabulary), merges), bytes, bytes.deepCopy(), boundary(vocabulary));
  }

  /**
   * Byte-level BPE as GPT-2 has it.
   *
   * @param vocabulary the symbols' numbers by their names in the byte alphabet
   * @param merges pairs of names, parted by a space, the first merge first
   * @param prefixSpace whether a text is read as if a space stood before it
   * @param added symbols that are found in the text before it is cut
   */
  static String bytePairs(
      ObjectNode vocabulary, List<String> merges, boolean prefixSpace, ArrayNode added) {
    return file(pairs(vocabulary, merges), bytes(prefixSpace, true), bytes(false, true), added);
  }

  private static ObjectNode pairs(ObjectNode vocabulary, List<String> merges) {
    ObjectNode model = typed("BPE");
    model.putNull("dropout");
    model.putNull("unk_token");
    model.putNull("continuing_subword_prefix");
    model.putNull("end_of_word_suffix");
    model.put("fuse_unk", false);
    model.put("byte_fallback", false);
    model.put("ignore_merges", false);
    model.set("vocab", vocabulary);
    ArrayNode pairs = model.putArray("merges");
    merges.forEach(pairs::add);
    return model;
  }

  private static ObjectNode bytes(boolean prefixSpace, boolean cutIntoWords) {
    ObjectNode bytes = typed("ByteLevel");
    bytes.put("add_prefix_space", prefixSpace);
    bytes.put("trim_offsets", true);
    bytes.put("use_regex", cutIntoWords);
    return bytes;
  }

  /**
   * Whole words.
   *
   * @param vocabulary the words, by number
   * @param unknown the word that stands for all others; {@link #BOUNDARY} if none of the words does
   * @param word a regular expression of a word in the text; what lies between is left out
   * @param decoder how words become text
   */
  static String words(List<String> vocabulary, String unknown, String word, ObjectNode decoder) {
    ObjectNode model = typed("WordLevel");
    ObjectNode ids = numbered(vocabulary);
    if (unknown.equals(BOUNDARY)) {
      ids.put(BOUNDARY, vocabulary.size()); // the library looks there
    }
    model.set("vocab", ids);
    model.put("unk_token", unknown);
    ObjectNode cut = typed("Split");
    cut.putObject("pattern").put("Regex", word);
    cut.put("behavior", "Removed");
    cut.put("invert", true);
    return file(model, cut, decoder, boundary(vocabulary));
  }

  /**
   * Single characters.
   *
   * @param vocabulary the characters, by number
   * @param unknown the one that stands for all others
   */
  static String characters(List<String> vocabulary, String unknown) {
    ObjectNode model = typed("WordLevel");
    model.set("vocab", numbered(vocabulary));
    model.put("unk_token", unknown);
    ObjectNode cut = typed("Split");
    cut.putObject("pattern").put("Regex", "[\\s\\S]");
    cut.put("behavior", "Isolated");
    cut.put("invert", false);
    return file(model, cut, typed("Fuse"), boundary(vocabulary));
  }

  /** Joins words with spaces, and then replaces texts in what came out. */
  static ObjectNode spacing(List<Replacement> replacements) {
    ObjectNode sequence = typed("Sequence");
    ArrayNode decoders = sequence.putArray("decoders");
    ObjectNode spaces = typed("WordPiece"); // a space before each word but the first
    spaces.put("prefix", "##"); // and but those that begin so: no word does
    spaces.put("cleanup", false);
    decoders.add(spaces);
    decoders.add(typed("Fuse"));
    for (Replacement replacement : replacements) {
      ObjectNode replace = typed("Replace");
      replace.putObject("pattern").put(replacement.kind, replacement.of);
      replace.put("content", replacement.by);
      decoders.add(replace);
    }
    return sequence;
  }

  /**
   * What becomes another text.
   *
   * @param kind {@code String} for a text, {@code Regex} for a regular expression
   */
  record Replacement(String kind, String of, String by) {}

  private static String file(
      ObjectNode model, ObjectNode cut, ObjectNode decoder, ArrayNode added) {
    ObjectNode file = JSON.objectNode();
    file.put("version", "1.0");
    file.putNull("truncation");
    file.putNull("padding");
    file.set("added_tokens", added);
    file.putNull("normalizer");
    file.set("pre_tokenizer", cut);
    file.putNull("post_processor");
    file.set("decoder", decoder);
    file.set("model", model);
    return file.toString();
  }

  private static ArrayNode boundary(List<String> vocabulary) {
    return JSON.arrayNode().add(added(JSON.numberNode(vocabulary.size()), BOUNDARY, true));
  }

  /**
   * A symbol that is found in the text before it is cut.
   *
   * @param special whether it stands for no text
   */
  static ObjectNode added(JsonNode id, String content, boolean special) {
    ObjectNode token = JSON.objectNode();
    token.set("id", id);
    token.put("content", content);
    token.put("single_word", false);
    token.put("lstrip", false);
    token.put("rstrip", false);
    token.put("normalized", false);
    token.put("special", special);
    return token;
  }

  private static ObjectNode numbered(List<String> vocabulary) {
    ObjectNode ids = JSON.objectNode();
    for (int id = 0; id < vocabulary.size(); id++) {
      ids.put(vocabulary.get(id), id);
    }
    return ids;
  }

  private static ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }
}
