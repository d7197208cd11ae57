package wellspring.model.learner.gpt;

import wellspring.model.mix.Share;

/**
 * How a GPT is trained: AdamW (Loshchilov and Hutter, 2019) with gradient clipping, the learning
 * rate rising linearly and then falling along a cosine.
 *
 * @param length how long
 * @param batch how many rows of {@code context} tokens a step sees, at least 1
 * @param learningRate the highest, above 0
 * @param warmup the share of the steps in which it rises
 * @param finalRate what is left of it at the last step, as a share
 * @param weightDecay of matrices and embeddings, from 0; biases and norms do not decay
 * @param clip the largest norm that a step's gradient may have, above 0
 * @param dropout the share of activations that a step silences after the embedding, each attention
 *     and each feed-forward layer; below 1
 * @param evaluations how often the loss on held-out text is taken during a training, from 0
 * @param precision in which the products are computed
 */
public record TrainingSettings(
    Length length,
    int batch,
    double learningRate,
    Share warmup,
    Share finalRate,
    double weightDecay,
    double clip,
    double dropout,
    int evaluations,
    Precision precision) {

  /** How long a training takes. */
  public sealed interface Length {}

  /**
   * Each token is seen so many times.
   *
   * @param count above 0; halves are allowed
   */
  public record Epochs(double count) implements Length {}

  /**
   * So many batches, however much text there is.
   *
   * @param count at least 1
   */
  public record Steps(int count) implements Length {}

  /** The number format of matrix products; everything else is computed in 32 bits. */
  public enum Precision {
    FLOAT32,
    BFLOAT16
  }
}
