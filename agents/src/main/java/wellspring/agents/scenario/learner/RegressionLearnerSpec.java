package wellspring.agents.scenario.learner;

import java.util.List;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.language.RegressionLanguageSpec;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.learner.Learner;
import wellspring.model.learner.number.RegressionLearner;

/** Least squares, which writes with the noise of its language. */
public record RegressionLearnerSpec() implements LearnerSpec {
  static final KindDeclaration<RegressionLearnerSpec> DECLARATION =
      new KindDeclaration<>(
          "regression",
          "least squares",
          RegressionLearnerSpec.class,
          RecordCodec.of(RegressionLearnerSpec.class));

  @Override
  public LearnerKind kind() {
    return LearnerKind.REGRESSION;
  }

  @Override
  public Learner learner(LearnerParts parts) {
    RegressionLanguage examples = (RegressionLanguage) parts.language();
    return new RegressionLearner(
        examples.dimension(),
        examples.noise(),
        RegressionInputs.of(examples.inputs(), parts.seed(), examples.dimension()));
  }

  /** A relation takes more examples than inputs. */
  @Override
  public int documentsMin(LanguageSpec language) {
    return language instanceof RegressionLanguageSpec examples ? examples.dimension() + 1 : 1;
  }

  @Override
  public boolean hasIndependentTokens() {
    return false;
  }

  @Override
  public boolean spells() {
    return false;
  }

  @Override
  public boolean isNeural() {
    return false;
  }

  @Override
  public boolean reads(LabelPolicy labels) {
    return false;
  }

  @Override
  public boolean needsLabels() {
    return false;
  }

  @Override
  public void check(LearnerContext model, ProblemSink problems) {
    ExactFit.check(this, model, problems);
  }

  @Override
  public List<IdleKey> idle(LearnerContext model) {
    return List.of();
  }
}
