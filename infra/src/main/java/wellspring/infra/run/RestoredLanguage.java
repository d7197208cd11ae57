package wellspring.infra.run;

import java.util.Map;
import java.util.Optional;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.language.TextSpec;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.file.LanguageException;
import wellspring.model.language.file.ReadingContext;

/**
 * What a run spoke, read once more.
 *
 * @param language empty if its text is not what it was
 * @param remark why it is not there; empty if it is
 */
public record RestoredLanguage(Optional<Language> language, String remark) {

  /**
   * The language of a run that left a manifest.
   *
   * @param means how its text is read
   */
  public static RestoredLanguage of(Scenario scenario, RunManifest manifest, ReadingContext means) {
    try {
      Language language = scenario.language().language(means);
      return language instanceof TextLanguage text && !isTheSame(text, manifest)
          ? missing(scenario, "has changed since the run")
          : new RestoredLanguage(Optional.of(language), "");
    } catch (LanguageException e) {
      return missing(scenario, "can no longer be read");
    }
  }

  /** Whether a text is the one that a run read. */
  static boolean isTheSame(TextLanguage text, RunManifest manifest) {
    return !(manifest.subject().language() instanceof Map<?, ?> then)
        || text.summary().sha256().equals(then.get("sha256"));
  }

  private static RestoredLanguage missing(Scenario scenario, String why) {
    return new RestoredLanguage(
        Optional.empty(),
        "Words are neither shaded nor counted: the text that people write from, %s, %s."
            .formatted(((TextSpec) scenario.language()).path(), why));
  }
}
