package wellspring.agents.scenario.learner;

import java.time.Duration;
import java.util.List;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.learner.Learner;

/**
 * A program outside, which learns and writes as it likes.
 *
 * @param patienceSeconds how long it may take for an answer, at least 1
 */
public record OutsideLearnerSpec(int patienceSeconds) implements LearnerSpec {
  static final KindDeclaration<OutsideLearnerSpec> DECLARATION =
      new KindDeclaration<>(
          "outside",
          "a program outside, which learns and writes as it likes",
          OutsideLearnerSpec.class,
          RecordCodec.of(OutsideLearnerSpec.class));

  /** How long it may take for an answer. */
  public Duration patience() {
    return Duration.ofSeconds(patienceSeconds);
  }

  @Override
  public LearnerKind kind() {
    return LearnerKind.OUTSIDE;
  }

  @Override
  public Learner learner(LearnerParts parts) {
    return parts.outside();
  }

  @Override
  public int documentsMin(LanguageSpec language) {
    return 1;
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

  /** It gets them; what it makes of them nobody here knows. */
  @Override
  public boolean reads(LabelPolicy labels) {
    return !(labels instanceof LabelPolicy.None);
  }

  @Override
  public boolean needsLabels() {
    return false;
  }

  @Override
  public void check(LearnerContext model, ProblemSink problems) {
    // whatever fits a language with words
  }

  @Override
  public List<IdleKey> idle(LearnerContext model) {
    return List.of();
  }
}
