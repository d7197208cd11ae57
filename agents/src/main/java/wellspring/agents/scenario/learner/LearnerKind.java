package wellspring.agents.scenario.learner;

import java.util.function.Predicate;
import java.util.stream.Stream;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.tree.KindCodec;
import wellspring.agents.scenario.tree.KindDeclaration;

/** All kinds of learner, in the order in which people are shown them. */
@SuppressWarnings("ImmutableEnumChecker") // declarations hold nothing that changes
public enum LearnerKind {
  MATRIX(MatrixSpec.DECLARATION, language -> !language.isNumeric()),
  GPT(GptSpec.DECLARATION, language -> !language.isNumeric()),
  GAUSSIAN(GaussianLearnerSpec.DECLARATION, language -> language.kind() == LanguageKind.GAUSSIAN),
  REGRESSION(
      RegressionLearnerSpec.DECLARATION, language -> language.kind() == LanguageKind.REGRESSION),
  UNMIX(UnmixSpec.DECLARATION, language -> language.kind() == LanguageKind.ZIPF),
  OUTSIDE(OutsideLearnerSpec.DECLARATION, language -> !language.isNumeric());

  /**
   * How learners stand in a scenario. It is here and not in {@link LearnerSpec}, so that no kind
   * needs all others before it is there itself.
   */
  public static final KindCodec<LearnerSpec> CODEC =
      new KindCodec<>(
          "learner",
          LearnerSpec.class,
          Stream.of(values()).map(LearnerKind::declaration).toList(),
          learner -> learner.kind().declaration());

  private final KindDeclaration<?> declaration;
  private final Predicate<LanguageSpec> languages;

  LearnerKind(KindDeclaration<?> declaration, Predicate<LanguageSpec> languages) {
    this.declaration = declaration;
    this.languages = languages;
  }

  /** Whether it learns in the documents of a language. */
  public boolean fits(LanguageSpec language) {
    return languages.test(language);
  }

  /** How scenarios speak of it. */
  public KindDeclaration<?> declaration() {
    return declaration;
  }

  /** The value of {@code learner.kind}. */
  public String id() {
    return declaration.name();
  }
}
