package wellspring.agents.scenario.learner;

import java.util.List;
import java.util.OptionalDouble;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.learner.Learner;
import wellspring.model.learner.number.GaussianLearner;
import wellspring.model.learner.number.VarianceEstimator;

/**
 * A normal distribution.
 *
 * @param variance how its variance is estimated
 * @param humanWeight the weight of all documents together that people wrote, 0 to 1; empty if every
 *     document weighs the same
 */
public record GaussianLearnerSpec(VarianceEstimator variance, OptionalDouble humanWeight)
    implements LearnerSpec {
  static final KindDeclaration<GaussianLearnerSpec> DECLARATION =
      new KindDeclaration<>(
          "gaussian",
          "a normal distribution",
          GaussianLearnerSpec.class,
          RecordCodec.of(GaussianLearnerSpec.class));

  @Override
  public LearnerKind kind() {
    return LearnerKind.GAUSSIAN;
  }

  @Override
  public Learner learner(LearnerParts parts) {
    int dimension = ((GaussianLanguage) parts.language()).dimension();
    return new GaussianLearner(dimension, variance, humanWeight);
  }

  /** An unbiased variance takes two points. */
  @Override
  public int documentsMin(LanguageSpec language) {
    return variance == VarianceEstimator.UNBIASED ? 2 : 1;
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
    return humanWeight.isPresent() && !(labels instanceof LabelPolicy.Blind);
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
    return humanWeight.isPresent() && !model.labels().tellEach()
        ? List.of(
            new IdleKey(
                "humanWeight",
                "curators.%s.labels does not tell who wrote what; claims or a detector would"
                    .formatted(model.curator())))
        : List.of();
  }
}
