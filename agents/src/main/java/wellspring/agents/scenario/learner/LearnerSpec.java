package wellspring.agents.scenario.learner;

import java.nio.file.Path;
import java.util.List;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.model.learner.Learner;

/** How a model learns. */
public sealed interface LearnerSpec
    permits MatrixSpec,
        GptSpec,
        GaussianLearnerSpec,
        RegressionLearnerSpec,
        UnmixSpec,
        OutsideLearnerSpec {

  LearnerKind kind();

  /**
   * The learner itself. The scenario is valid: it fits the language.
   *
   * @throws java.io.UncheckedIOException if a file cannot be read
   * @throws IllegalArgumentException if a file is not what it should be
   */
  Learner learner(LearnerParts parts);

  /** Whether it learns in the documents of a language. */
  default boolean fits(LanguageSpec language) {
    return kind().fits(language);
  }

  /** The fewest documents that it can learn from. */
  int documentsMin(LanguageSpec language);

  /** Whether its models know tokens that are independent of each other. */
  boolean hasIndependentTokens();

  /** Whether its models can spell words that are not in the language. */
  boolean spells();

  /** Whether it is a neural network, which takes time, and a device. */
  boolean isNeural();

  /** Whether these labels can make a difference to what it learns. */
  boolean reads(LabelPolicy labels);

  /**
   * Whether it learns in another way because it is told who wrote what, though people wrote all.
   */
  boolean needsLabels();

  /** Whether models with equal learners are trained as one program. */
  default boolean isStacked() {
    return false;
  }

  /**
   * Whose random numbers the training of a model draws. It makes no difference to a learner that
   * draws none.
   *
   * @param model the model's name
   * @return the name that its stream has as agent
   */
  default String randomnessOf(String model) {
    return model;
  }

  /** Finds what does not fit together, in its settings or with its model's. */
  void check(LearnerContext model, ProblemSink problems);

  /** The files that it reads. */
  default List<Path> files() {
    return List.of();
  }

  /**
   * Finds files that are not there or cannot be used.
   *
   * @param path the way to the learner
   */
  default void checkFiles(KeyPath path, ProblemSink problems) {}

  /** The keys that have no effect, though they could have elsewhere. */
  List<IdleKey> idle(LearnerContext model);
}
