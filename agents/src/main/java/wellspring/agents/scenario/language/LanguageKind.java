package wellspring.agents.scenario.language;

import java.util.stream.Stream;
import wellspring.agents.scenario.tree.KindCodec;
import wellspring.agents.scenario.tree.KindDeclaration;

/** All kinds of language, in the order in which people are shown them. */
@SuppressWarnings("ImmutableEnumChecker") // declarations hold nothing that changes
public enum LanguageKind {
  ZIPF(ZipfSpec.DECLARATION),
  TEXT(TextSpec.DECLARATION),
  GRAMMAR(GrammarSpec.DECLARATION),
  GAUSSIAN(GaussianLanguageSpec.DECLARATION),
  REGRESSION(RegressionLanguageSpec.DECLARATION);

  /**
   * How languages stand in a scenario. It is here and not in {@link LanguageSpec}, so that no kind
   * needs all others before it is there itself.
   */
  public static final KindCodec<LanguageSpec> CODEC =
      new KindCodec<>(
          "language",
          LanguageSpec.class,
          Stream.of(values()).map(LanguageKind::declaration).toList(),
          language -> language.kind().declaration());

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
