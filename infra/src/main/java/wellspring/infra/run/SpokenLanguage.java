package wellspring.infra.run;

import java.util.Map;
import java.util.Optional;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.language.TextSpec;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.file.LanguageException;
import wellspring.model.language.file.ReadingMeans;

/**
 * What a run spoke, read once more.
 *
 * @param language empty if its text is not what it was
 * @param remark why it is not there; empty if it is
 */
public record SpokenLanguage(Optional<Language> language, String remark) {

  /**
   * The language of a run that left a manifest.
   *
   * @param means how its text is read
   */
  public static SpokenLanguage of(Scenario scenario, Manifest manifest, ReadingMeans means) {
    try {
      Language language = scenario.language().language(means);
      return language instanceof TextLanguage text && !isTheSame(text, manifest)
          ? missing(scenario, "has changed since the run")
          : new SpokenLanguage(Optional.of(language), "");
    } catch (LanguageException e) {
      return missing(scenario, "cannot be read any more");
    }
  }

  private static boolean isTheSame(TextLanguage text, Manifest manifest) {
    return !(manifest.subject().language() instanceof Map<?, ?> then)
        || text.summary().sha256().equals(then.get("sha256"));
  }

  private static SpokenLanguage missing(Scenario scenario, String why) {
    return new SpokenLanguage(
        Optional.empty(),
        "Words are not shaded, and not counted: the text that people spoke from, %s, %s."
            .formatted(((TextSpec) scenario.language()).path(), why));
  }
}
