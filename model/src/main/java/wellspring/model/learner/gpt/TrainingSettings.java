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

  public TrainingSettings {
    SettingChecks.require(batch >= 1, "training.batch must be at least 1, not " + batch);
    SettingChecks.require(
        learningRate > 0 && Double.isFinite(learningRate),
        "training.learningRate must be above 0, not " + learningRate);
    SettingChecks.require(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "training.weightDecay must be at least 0, not " + weightDecay);
    SettingChecks.require(clip > 0, "training.clip must be above 0, not " + clip);
    SettingChecks.require(
        dropout >= 0 && dropout < 1, "training.dropout must be from 0 to below 1, not " + dropout);
    SettingChecks.require(
        evaluations >= 0, "training.evaluations must be at least 0, not " + evaluations);
  }

  /** How long a training takes. */
  public sealed interface Length {}

  /**
   * Each token is seen so many times.
   *
   * @param count above 0; halves are allowed
   */
  public record Epochs(double count) implements Length {
    public Epochs {
      SettingChecks.require(
          count > 0 && Double.isFinite(count), "training.epochs must be above 0, not " + count);
    }
  }

  /**
   * So many batches, however much text there is.
   *
   * @param count at least 1
   */
  public record Steps(int count) implements Length {
    public Steps {
      SettingChecks.require(count >= 1, "training.steps must be at least 1, not " + count);
    }
  }

  /**
   * The number format of the linear layers' products, the output layer's included; everything else
   * is computed in 32 bits.
   */
  public enum Precision {
    FLOAT32,
    BFLOAT16
  }
}
