package wellspring.agents.scenario.language;

import java.util.List;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.language.Language;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.grammar.GrammarLanguage;
import wellspring.model.language.grammar.GrammarSettings;

/**
 * Sentences about a world that changes.
 *
 * @param settings what its grammar is like
 */
public record GrammarSpec(GrammarSettings settings) implements LanguageSpec {
  private static final RecordCodec<GrammarSettings> SETTINGS =
      RecordCodec.of(GrammarSettings.class)
          .inline("words", RecordCodec.of(GrammarSettings.WordSettings.class))
          .inline(
              "writers",
              RecordCodec.of(GrammarSettings.Writers.class)
                  .with("strength", "style", Codecs.NUMBER))
          .inline("length", RecordCodec.of(GrammarSettings.Length.class))
          .with("facts", "world", RecordCodec.of(GrammarSettings.Facts.class));

  static final KindDeclaration<GrammarSpec> DECLARATION =
      new KindDeclaration<>(
          "grammar",
          "sentences about a changing world, whose truth is known",
          GrammarSpec.class,
          RecordCodec.of(GrammarSpec.class).inline("settings", SETTINGS));

  @Override
  public LanguageKind kind() {
    return LanguageKind.GRAMMAR;
  }

  @Override
  public Language language(ReadingContext means) {
    return new GrammarLanguage(settings);
  }

  @Override
  public boolean truthIsKnown() {
    return true;
  }

  @Override
  public boolean isNumeric() {
    return false;
  }

  @Override
  public boolean hasOwnWords() {
    return true;
  }

  @Override
  public boolean statesFacts() {
    return true;
  }

  @Override
  public String piece() {
    return "token";
  }

  /** The vocabulary needs a word for each thing in the world, and a few others. */
  @Override
  public void check(ProblemSink problems) {
    GrammarSettings.Facts facts = settings.facts();
    int vocabulary = settings.words().vocabulary();
    if (vocabulary < facts.vocabularyMin()) {
      problems.add(
          KeyPath.of("language", "vocabulary"),
          ("is %d, but a world of %d entities and %d attributes with %d values each needs more"
                  + " words; allowed: at least %d, or make language.world smaller")
              .formatted(
                  vocabulary,
                  facts.entities(),
                  facts.attributes(),
                  facts.values(),
                  facts.vocabularyMin()));
    }
  }

  @Override
  public List<IdleKey> idle() {
    return settings.writers().styles() == 1
        ? List.of(new IdleKey("style", "there is one style"))
        : List.of();
  }
}
