package wellspring.agents.world;

import wellspring.agents.scenario.LanguageSpec;
import wellspring.model.language.Language;
import wellspring.model.language.ZipfLanguage;

/** The languages that scenarios can name. */
public final class Languages {
  private Languages() {}

  /** The language that a scenario asks for. */
  public static Language of(LanguageSpec spec) {
    if (spec instanceof LanguageSpec.Zipf zipf) {
      return new ZipfLanguage(zipf.vocabulary(), zipf.exponent(), zipf.documentTokens());
    }
    throw new IllegalArgumentException("unknown language " + spec);
  }
}
