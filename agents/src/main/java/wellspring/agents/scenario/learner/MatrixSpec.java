package wellspring.agents.scenario.learner;

import java.util.List;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.language.ZipfSpec;
import wellspring.agents.scenario.tree.Codec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.learner.Learner;
import wellspring.model.learner.matrix.MatrixLearner;
import wellspring.model.learner.matrix.Prior;

/**
 * The transition matrix of a Bayesian language model.
 *
 * @param order how many tokens it looks back, 0 to 5
 * @param prior how much weight a context gives to the shorter one
 * @param topK with how many of the likeliest symbols it writes; 0 for all
 */
public record MatrixSpec(int order, Prior prior, int topK) implements LearnerSpec {
  private static final Codec<Prior> PRIOR =
      Codec.of(
          node -> node.isTextual() ? new Prior.Estimated() : new Prior.Fixed(node.doubleValue()),
          prior ->
              prior instanceof Prior.Fixed fixed
                  ? Codecs.NUMBER.write(fixed.counts())
                  : Codecs.TEXT.write("estimated"));

  static final KindDeclaration<MatrixSpec> DECLARATION =
      new KindDeclaration<>(
          "matrix",
          "the transition matrix of a Bayesian language model",
          MatrixSpec.class,
          RecordCodec.of(MatrixSpec.class).with("prior", PRIOR));

  /** One that writes with all its symbols, with a prior of so many counts. */
  public MatrixSpec(int order, double prior) {
    this(order, new Prior.Fixed(prior), 0);
  }

  @Override
  public LearnerKind kind() {
    return LearnerKind.MATRIX;
  }

  @Override
  public Learner learner(LearnerParts parts) {
    return new MatrixLearner(
        order, prior, topK, parts.tokens().tokenizer(), parts.tokens().documentEnd());
  }

  @Override
  public int documentsMin(LanguageSpec language) {
    return 1;
  }

  @Override
  public boolean hasIndependentTokens() {
    return order == 0;
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

  /** Counts do not say which documents they were made of, so that no copy would be known. */
  @Override
  public void check(LearnerContext model, ProblemSink problems) {
    if (model.warm() && prior instanceof Prior.Estimated) {
      problems.add(
          model.key("start"),
          "is 'warm', but learner.prior is estimated, which takes all documents and not their counts; allowed: scratch, with memory accumulate to keep what was learned");
    }
  }

  @Override
  public List<IdleKey> idle(LearnerContext model) {
    return model.language() instanceof ZipfSpec zipf && topK >= zipf.vocabulary()
        ? List.of(new IdleKey("topK", "language.vocabulary is %d".formatted(zipf.vocabulary())))
        : List.of();
  }
}
