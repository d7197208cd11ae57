package wellspring.agents.scenario.language;

import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.language.Language;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.number.GaussianLanguage;

/**
 * Points with independent, standard normal coordinates.
 *
 * @param dimension how many numbers each document has
 */
public record GaussianLanguageSpec(int dimension) implements LanguageSpec {
  static final KindDeclaration<GaussianLanguageSpec> DECLARATION =
      new KindDeclaration<>(
          "gaussian",
          "normally distributed numbers",
          GaussianLanguageSpec.class,
          RecordCodec.of(GaussianLanguageSpec.class));

  @Override
  public LanguageKind kind() {
    return LanguageKind.GAUSSIAN;
  }

  @Override
  public Language language(ReadingContext means) {
    return new GaussianLanguage(dimension);
  }

  @Override
  public boolean truthIsKnown() {
    return true;
  }

  @Override
  public boolean isNumeric() {
    return true;
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
    return "number";
  }
}
