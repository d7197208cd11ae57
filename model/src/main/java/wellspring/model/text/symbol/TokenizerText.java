package wellspring.model.text.symbol;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tokenizer as it lies on the disk or in a checkpoint: its {@code tokenizer.json}, and which
 * symbol ends a document by what lies beside.
 *
 * @param json the text of a {@code tokenizer.json}
 * @param ends symbols that are said to end documents, the most trusted first; a symbol that the
 *     tokenizer lacks counts for nothing
 * @param name what messages call it
 */
public record TokenizerText(String json, List<End> ends, String name) {
  /** What a tokenizer's file is called. */
  public static final String FILE = "tokenizer.json";

  /** Where {@code transformers} looks for the number of the symbol at which a text stops. */
  private static final List<String> OF_THE_MODEL = List.of("generation_config.json", "config.json");

  /** Where it looks for its name. */
  private static final List<String> OF_THE_TOKENIZER =
      List.of("tokenizer_config.json", "special_tokens_map.json");

  public TokenizerText {
    ends = List.copyOf(ends);
  }

  /** A symbol that is said to end documents. */
  public sealed interface End {
    /** One by its number. */
    record Id(int id) implements End {}

    /** One by its name. */
    record Name(String name) implements End {}
  }

  /** A tokenizer of which nothing else is known. */
  public static TokenizerText of(String json, String name) {
    return new TokenizerText(json, List.of(), name);
  }

  /** Whether there is something to {@link #read}. */
  public static boolean isThere(Path file) {
    return Files.isRegularFile(file) || Gpt2Files.areBeside(file);
  }

  /**
   * Reads a {@code tokenizer.json}, or GPT-2's {@code vocab.json} and {@code merges.txt} where
   * those lie in its place; and what the files beside say of the end of documents.
   *
   * @param file the {@code tokenizer.json}, or {@code vocab.json}
   * @throws IOException if a file is missing, cannot be read or is not what it should be; the
   *     message names it
   */
  public static TokenizerText read(Path file) throws IOException {
    boolean classic = Gpt2Files.are(file);
    String json = classic ? Gpt2Files.json(file) : CheckpointText.read(file);
    return new TokenizerText(json, endsBeside(file), file.toString());
  }

  private static List<End> endsBeside(Path file) throws IOException {
    List<End> ends = new ArrayList<>();
    for (String name : OF_THE_MODEL) {
      ends.addAll(endsIn(objectBeside(file, name)));
    }
    for (String name : OF_THE_TOKENIZER) {
      JsonNode token = objectBeside(file, name).path("eos_token");
      JsonNode text = token.isObject() ? token.path("content") : token;
      if (text.isTextual()) {
        ends.add(new End.Name(text.textValue()));
      }
    }
    return ends;
  }

  /** What a model's configuration says: nothing, a number or a list of them. */
  public static List<End> endsIn(JsonNode config) {
    List<End> ends = new ArrayList<>();
    JsonNode said = config.path("eos_token_id");
    for (JsonNode id : said.isArray() ? said : List.of(said)) {
      if (id.isInt()) {
        ends.add(new End.Id(id.intValue()));
      }
    }
    return ends;
  }

  /** A file of a folder, as JSON; an empty object where there is none. */
  static JsonNode objectBeside(Path file, String name) throws IOException {
    Path beside = file.resolveSibling(name);
    return Files.isRegularFile(beside)
        ? CheckpointText.object(CheckpointText.read(beside), beside.toString())
        : CheckpointText.object("{}", name);
  }
}
