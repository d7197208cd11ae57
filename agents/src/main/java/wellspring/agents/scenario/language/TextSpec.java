package wellspring.agents.scenario.language;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import wellspring.agents.scenario.tree.Codec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TextSettings;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.file.TextSource.Split;
import wellspring.model.mix.Share;

/**
 * The user's own text.
 *
 * @param path a file or a folder
 * @param tokens what counts as a token
 * @param split where one document of a .txt or .md file ends and the next begins
 * @param field the field of JSON, or the column of a table, that holds the text
 * @param heldOut the share of the documents that no model trains on
 */
public record TextSpec(
    Path path, TextSettings.Tokens tokens, Split split, String field, Share heldOut)
    implements LanguageSpec {
  private static final Codec<Split.Mark> MARK = Codecs.constant(Split.Mark.class);
  private static final Codec<Split> SPLIT =
      Codec.of(
          node ->
              node.isTextual() ? MARK.read(node) : new Split.Words(node.path("words").intValue()),
          split ->
              split instanceof Split.Words words
                  ? Codecs.object("words", Codecs.INTEGER.write(words.count()))
                  : MARK.write((Split.Mark) split));

  static final KindDeclaration<TextSpec> DECLARATION =
      new KindDeclaration<>(
              "text",
              "your own text",
              TextSpec.class,
              RecordCodec.of(TextSpec.class).with("split", SPLIT))
          .withPaths(KeyPath.of("path"));

  /** Half of what a broker takes by default: as JSON, a text can grow. */
  private static final int DOCUMENT_BYTES_MAX = 1 << 19;

  private static final List<String> PROSE = List.of(".txt", ".md");
  private static final List<String> TABLES =
      List.of(".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet");

  @Override
  public LanguageKind kind() {
    return LanguageKind.TEXT;
  }

  @Override
  public Language language(ReadingContext means) {
    return TextLanguage.read(
        new TextSettings(new TextSource(path, split, field, DOCUMENT_BYTES_MAX), tokens, heldOut),
        means);
  }

  @Override
  public boolean truthIsKnown() {
    return false;
  }

  @Override
  public boolean isNumeric() {
    return false;
  }

  @Override
  public boolean hasOwnWords() {
    return false;
  }

  @Override
  public boolean statesFacts() {
    return false;
  }

  @Override
  public String piece() {
    return switch (tokens) {
      case WORD -> "token"; // punctuation counts, too
      case BYTE -> "byte";
      case CHARACTER -> "character";
    };
  }

  @Override
  public List<Path> files() {
    return List.of(path);
  }

  @Override
  public void checkFiles(ProblemSink problems) {
    if (!Files.exists(path)) {
      problems.add(
          KeyPath.of("language", "path"),
          "is '" + path + "', which does not exist; allowed: a file or a folder");
    }
  }

  /** What a folder holds is known when it is read. */
  @Override
  public List<IdleKey> idle() {
    String file = path.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    if (PROSE.stream().anyMatch(file::endsWith)) {
      return List.of(new IdleKey("field", "a .txt or .md file has no fields"));
    }
    return TABLES.stream().anyMatch(file::endsWith)
        ? List.of(new IdleKey("split", "each row of the file is a document"))
        : List.of();
  }
}
