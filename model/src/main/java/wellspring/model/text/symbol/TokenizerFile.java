package wellspring.model.text.symbol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import wellspring.model.file.FileFault;
import wellspring.model.text.symbol.TokenizerText.End;

/**
 * What a {@code tokenizer.json} says about its symbols.
 *
 * <p>Hugging Face's library takes the name of a special symbol for the symbol wherever it stands in
 * text. People's text may have it, as text; so {@link #forText} is the same file without those
 * names, and without all else that adds, cuts off, fills up or draws lots.
 */
public final class TokenizerFile {
  /** Names of the symbol between documents, the preferred one first: ends, then beginnings. */
  private static final List<String> BOUNDARIES =
      List.of(
          TokenizerJson.BOUNDARY,
          "</s>",
          "<eos>",
          "[EOS]",
          "<|eos|>",
          "<|end_of_text|>",
          "[SEP]",
          "<|bos|>",
          "<|begin_of_text|>",
          "<s>",
          "<bos>",
          "[BOS]");

  private static final List<String> PADDINGS = List.of("[PAD]", "<pad>", "<|pad|>", "<|padding|>");

  private static final String REMEDY =
      "; give the tokenizer.json that Hugging Face's library saves";

  /** Begins a name that no text has: Unicode promises never to make it a character. */
  private static final String NO_TEXT = "\uffff";

  private final TokenizerText text;
  private final ObjectNode file;
  private final SymbolTable table;
  private final Symbols symbols;

  /**
   * @throws IllegalArgumentException if it is no {@code tokenizer.json}, a symbol has no number of
   *     its own, or none can stand between documents; the message says what to do
   */
  public TokenizerFile(TokenizerText text) {
    this.text = text;
    this.file = parse();
    this.table = new SymbolTable(file, text.name());
    int boundary = boundary();
    Set<Integer> silent = new HashSet<>(table.special());
    silent.add(boundary);
    this.symbols = new Symbols(table.count(), boundary, silent);
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

  /** What the symbol between documents is called. */
  public String boundaryName() {
    return table.name(symbols.boundary).orElseThrow();
  }

  /** The symbol that fills rows up: one that is called so, else that between documents. */
  public String paddingName() {
    String own = file.path("padding").path("pad_token").asText();
    return Stream.concat(Stream.of(own), PADDINGS.stream())
        .filter(name -> table.id(name).filter(symbols.silent::contains).isPresent())
        .findFirst()
        .orElse(boundaryName());
  }

  /** The number of a symbol that it has. */
  public int id(String name) {
    return table.id(name).orElseThrow();
  }

  /** The symbol that stands for what the others cannot spell, if there is one. */
  public Optional<String> unknownName() {
    JsonNode model = file.path("model");
    return model.path("unk_id").isInt()
        ? table.name(model.path("unk_id").intValue())
        : Optional.ofNullable(model.path("unk_token").textValue())
            .filter(name -> table.id(name).isPresent());
  }

  /** Whether it says that merges are left out by chance. */
  public boolean drawsLots() {
    return file.path("model").path("dropout").asDouble() > 0;
  }

  /** The file as it was given, but that nothing is left out by chance. */
  public String json() {
    if (!drawsLots()) {
      return text.json();
    }
    ObjectNode steady = file.deepCopy();
    ((ObjectNode) steady.path("model")).putNull("dropout");
    return steady.toString();
  }

  /** The file that reads special names as text, and neither adds, cuts off nor fills up. */
  public String forText() {
    ObjectNode plain = file.deepCopy();
    plain.putNull("truncation");
    plain.putNull("padding");
    plain.putNull("post_processor");
    plain.putArray("added_tokens").addAll(addedForText());
    requireSameNumbers(new SymbolTable(plain, text.name()));
    if (file.path("decoder").equals(WordJson.continuation())) {
      plain.set("decoder", WordJson.document());
    }
    ObjectNode model = (ObjectNode) plain.path("model");
    if (drawsLots()) {
      model.putNull("dropout");
    }
    if (model.path("type").asText().equals("WordLevel")
        && unknownName().filter(boundaryName()::equals).isPresent()) {
      model.put("unk_token", NO_TEXT); // an unknown word is an error and not the end of a document
    }
    return plain.toString();
  }

  /**
   * The added symbols that stand for text. The library numbers them one after the other; so between
   * them the others keep their place under a name that no text has.
   */
  private List<ObjectNode> addedForText() {
    List<ObjectNode> kept = new ArrayList<>();
    int size = 0; // up to the last that stands for text
    for (SymbolTable.Added token : table.added()) {
      if (!symbols.silent.contains(token.id())) {
        kept.add(token.json());
        size = kept.size();
      } else if (!table.isModels(token.name())) {
        kept.add(token.json().deepCopy().put("content", NO_TEXT + token.id()));
      }
    }
    return kept.subList(0, size);
  }

  /** Where the vocabulary leaves numbers out, those of added symbols depend on one another. */
  private void requireSameNumbers(SymbolTable plain) {
    for (SymbolTable.Added token : plain.added()) {
      boolean isText = !token.name().startsWith(NO_TEXT);
      if (isText && token.id() != id(token.name())) {
        throw new IllegalArgumentException(
            ("%s: its vocabulary leaves numbers out, so that the added symbol %s has no certain"
                    + " one; number the vocabulary from 0 on without gaps")
                .formatted(text.name(), CheckpointText.quoted(token.name())));
      }
    }
  }

  private ObjectNode parse() {
    try {
      ObjectNode object = CheckpointText.object(text.json(), text.name());
      if (object.path("model").isObject()) {
        return object;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(FileFault.why(e) + REMEDY, e);
    }
    throw new IllegalArgumentException(text.name() + ": it has no 'model'" + REMEDY);
  }

  /**
   * What is said to end documents, if it stands for no text or is called as ends usually are: a
   * configuration that nobody filled in has GPT-2's number, which may be any word here. Else what
   * is called so, and at last whatever is said.
   */
  private int boundary() {
    List<Integer> said = text.ends().stream().flatMap(end -> id(end).stream()).toList();
    return first(said, table.special()::contains)
        .or(() -> first(said, id -> BOUNDARIES.contains(table.name(id).orElseThrow())))
        .or(() -> BOUNDARIES.stream().flatMap(name -> table.id(name).stream()).findFirst())
        .or(() -> first(said, id -> true))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("%s: no symbol can stand between documents; say in tokenizer_config.json beside"
                            + " it which one ends them: {\"eos_token\": \"...\"}")
                        .formatted(text.name())));
  }

  private Optional<Integer> id(End end) {
    return end instanceof End.Name named
        ? table.id(named.name())
        : Optional.of(((End.Id) end).id()).filter(id -> table.name(id).isPresent());
  }

  private static Optional<Integer> first(List<Integer> ids, IntPredicate wanted) {
    return ids.stream().filter(wanted::test).findFirst();
  }
}
