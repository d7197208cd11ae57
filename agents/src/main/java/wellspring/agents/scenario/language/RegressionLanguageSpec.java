package wellspring.agents.scenario.language;

import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.language.Language;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.language.number.RegressionLanguage;

/**
 * Examples of a linear relation.
 *
 * @param dimension how many inputs each document has, before its output
 * @param noise the standard deviation of the output around the relation
 * @param inputs whether each example draws its own inputs
 */
public record RegressionLanguageSpec(int dimension, double noise, RegressionInputs.InputKind inputs)
    implements LanguageSpec {
  static final KindDeclaration<RegressionLanguageSpec> DECLARATION =
      new KindDeclaration<>(
          "regression",
          "examples of a linear relation",
          RegressionLanguageSpec.class,
          RecordCodec.of(RegressionLanguageSpec.class));

  @Override
  public LanguageKind kind() {
    return LanguageKind.REGRESSION;
  }

  @Override
  public Language language(ReadingContext means) {
    return new RegressionLanguage(dimension, noise, inputs);
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
