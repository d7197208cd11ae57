package wellspring.agents.scenario.language;

import wellspring.agents.scenario.tree.KindDeclaration;

/** All kinds of language, in the order in which people are shown them. */
@SuppressWarnings("ImmutableEnumChecker") // declarations hold nothing that changes
public enum LanguageKind {
  ZIPF(ZipfSpec.DECLARATION),
  TEXT(TextSpec.DECLARATION),
  GRAMMAR(GrammarSpec.DECLARATION),
  GAUSSIAN(GaussianLanguageSpec.DECLARATION),
  REGRESSION(RegressionLanguageSpec.DECLARATION);

  private final KindDeclaration<?> declaration;

  LanguageKind(KindDeclaration<?> declaration) {
    this.declaration = declaration;
  }

  /** How scenarios speak of it. */
  public KindDeclaration<?> declaration() {
    return declaration;
  }

  /** The value of {@code language.kind}. */
  public String id() {
    return declaration.name();
  }
}
