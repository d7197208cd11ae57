package wellspring.model.text.symbol;

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
   * Byte-level BPE.
   *
   * @param vocabulary the symbols' names in the byte alphabet, by number
   * @param merges pairs of names, parted by a space, the first merge first
   * @param cutIntoWords whether text is cut by GPT-2's rule first; without merges it makes no
   *     difference
   */
  static String bytePairs(List<String> vocabulary, List<String> merges, boolean cutIntoWords) {
    ObjectNode model = typed("BPE");
    model.putNull("dropout");
    model.putNull("unk_token");
    model.putNull("continuing_subword_prefix");
    model.putNull("end_of_word_suffix");
    model.put("fuse_unk", false);
    model.put("byte_fallback", false);
    model.put("ignore_merges", false);
    model.set("vocab", numbered(vocabulary));
    ArrayNode pairs = model.putArray("merges");
    merges.forEach(pairs::add);
    ObjectNode bytes = typed("ByteLevel");
    bytes.put("add_prefix_space", false);
    bytes.put("trim_offsets", true);
    bytes.put("use_regex", cutIntoWords);
    return file(model, bytes, bytes.deepCopy(), vocabulary.size());
  }

  /**
   * Whole words.
   *
   * @param vocabulary the words, by number
   * @param unknown the word that stands for all others; without such a word others are an error
   * @param word a regular expression of a word in the text; what lies between is left out
   * @param decoder how words become text
   */
  static String words(List<String> vocabulary, String unknown, String word, ObjectNode decoder) {
    ObjectNode model = typed("WordLevel");
    model.set("vocab", numbered(vocabulary));
    model.put("unk_token", unknown);
    ObjectNode cut = typed("Split");
    cut.putObject("pattern").put("Regex", word);
    cut.put("behavior", "Removed");
    cut.put("invert", true);
    return file(model, cut, decoder, vocabulary.size());
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
      replace.putObject("pattern").put("String", replacement.of);
      replace.put("content", replacement.by);
      decoders.add(replace);
    }
    return sequence;
  }

  /** One text that becomes another. */
  record Replacement(String of, String by) {}

  private static String file(ObjectNode model, ObjectNode cut, ObjectNode decoder, int boundary) {
    ObjectNode file = JSON.objectNode();
    file.put("version", "1.0");
    file.putNull("truncation");
    file.putNull("padding");
    file.putArray("added_tokens").add(added(boundary));
    file.putNull("normalizer");
    file.set("pre_tokenizer", cut);
    file.putNull("post_processor");
    file.set("decoder", decoder);
    file.set("model", model);
    return file.toString();
  }

  private static ObjectNode added(int boundary) {
    ObjectNode token = JSON.objectNode();
    token.put("id", boundary);
    token.put("content", BOUNDARY);
    token.put("single_word", false);
    token.put("lstrip", false);
    token.put("rstrip", false);
    token.put("normalized", false);
    token.put("special", true);
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
