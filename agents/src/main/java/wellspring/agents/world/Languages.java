package wellspring.agents.world;

import wellspring.agents.scenario.LanguageSpec;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TextSettings;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.language.file.ReadingMeans;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.grammar.GrammarLanguage;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.language.number.RegressionLanguage;

/** The languages that scenarios can name. */
public final class Languages {
  /** Half of what a broker takes by default: as JSON, a text can grow. */
  private static final int DOCUMENT_BYTES_MAX = 1 << 19;

  private Languages() {}

  /**
   * The language that a scenario asks for, where its text is no Parquet.
   *
   * @throws wellspring.model.language.file.LanguageException if its text cannot be read
   */
  public static Language of(LanguageSpec spec) {
    return of(spec, ReadingMeans.PLAIN);
  }

  /**
   * The language that a scenario asks for.
   *
   * @param means what its text is read with, if it has one
   * @throws wellspring.model.language.file.LanguageException if its text cannot be read
   */
  public static Language of(LanguageSpec spec, ReadingMeans means) {
    if (spec instanceof LanguageSpec.Zipf zipf) {
      return new ZipfLanguage(zipf.vocabulary(), zipf.exponent(), zipf.documentTokens());
    }
    if (spec instanceof LanguageSpec.Grammar grammar) {
      return new GrammarLanguage(grammar.settings());
    }
    if (spec instanceof LanguageSpec.Gaussian gaussian) {
      return new GaussianLanguage(gaussian.dimension());
    }
    if (spec instanceof LanguageSpec.Regression regression) {
      return new RegressionLanguage(
          regression.dimension(), regression.noise(), regression.inputs());
    }
    LanguageSpec.Text text = (LanguageSpec.Text) spec;
    return TextLanguage.read(
        new TextSettings(
            new TextSource(text.path(), text.split(), text.field(), DOCUMENT_BYTES_MAX),
            text.tokens(),
            text.heldOut()),
        means);
  }
}
