package wellspring.agents.scenario.idle;

import java.util.List;
import java.util.Locale;
import wellspring.agents.scenario.LanguageSpec;

/** What nobody reads of a language. */
final class LanguageKeys {
  private static final String LANGUAGE = "language";
  private static final List<String> PROSE = List.of(".txt", ".md");
  private static final List<String> TABLES =
      List.of(".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet");

  private LanguageKeys() {}

  static void find(LanguageSpec language, Finds finds) {
    if (language instanceof LanguageSpec.Zipf zipf && zipf.vocabulary() == 1) {
      finds.idle("a single token has no frequency to share", LANGUAGE, "exponent");
    } else if (language instanceof LanguageSpec.Text text) {
      find(text.path().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", ""), finds);
    } else if (language instanceof LanguageSpec.Grammar grammar
        && grammar.settings().writers().styles() == 1) {
      finds.idle("there is one style", LANGUAGE, "style");
    }
  }

  /** What a folder holds is known when it is read. */
  private static void find(String file, Finds finds) {
    if (PROSE.stream().anyMatch(file::endsWith)) {
      finds.idle("a .txt or .md file has no fields", LANGUAGE, "field");
    } else if (TABLES.stream().anyMatch(file::endsWith)) {
      finds.idle("each row of the file is a document", LANGUAGE, "split");
    }
  }
}
